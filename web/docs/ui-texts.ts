// Words of the design system, registered for this page.
import { defineTexts } from '#web/api/i18n.ts'
import { en } from '#web/ui/locales/en.ts'
import { es } from '#web/ui/locales/es.ts'

defineTexts('ui', { en, es })
