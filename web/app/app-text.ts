// Words of the shell: namespace `app`. Those of the design system are registered here too; it knows nobody.
import { defineTexts } from '#web/api/i18n.ts'
import { en as uiEn } from '#web/ui/locales/en.ts'
import { es as uiEs } from '#web/ui/locales/es.ts'
import { en } from './locales/en.ts'
import { es } from './locales/es.ts'

defineTexts('ui', { en: uiEn, es: uiEs })
export const { useText: useAppText, text: appText } = defineTexts('app', { en, es })
