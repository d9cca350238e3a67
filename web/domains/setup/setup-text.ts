import { defineTexts } from '#web/api/i18n.ts'
import { en } from './locales/en.ts'
import { es } from './locales/es.ts'

export const { useText: useSetupText } = defineTexts('setup', { en, es })
