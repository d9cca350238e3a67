// Words of lists, filters, quick add and trash: namespace `list`.
import { defineTexts, type Text } from '#web/api/i18n.ts'
import { en } from './locales/list-en.ts'
import { es } from './locales/list-es.ts'

const texts = defineTexts('list', { en, es })
export const useListText = texts.useText
/** For what is said outside of components: toasts. */
export const listText = texts.text
export type ListText = Text<typeof en>
