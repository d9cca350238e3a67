// Words of widgets, record page and history: namespace `record`.
import { defineTexts, type Text } from '#web/api/i18n.ts'
import { en } from './locales/record-en.ts'
import { es } from './locales/record-es.ts'

const texts = defineTexts('record', { en, es })
export const useRecordText = texts.useText
/** For what is said outside of components: toasts. */
export const recordText = texts.text
export type RecordText = Text<typeof en>
