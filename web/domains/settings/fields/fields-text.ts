import { defineTexts } from '#web/api/i18n.ts'
import { en } from '#web/domains/settings/locales/fields-en.ts'
import { es } from '#web/domains/settings/locales/fields-es.ts'

export const { useText: useFieldsText } = defineTexts('fields', { en, es })
