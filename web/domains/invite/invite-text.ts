import { defineTexts } from '#web/api/i18n.ts'
import { en } from './locales/en.ts'
import { es } from './locales/es.ts'

export const { useText: useInviteText } = defineTexts('invite', { en, es })
