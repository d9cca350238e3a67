import { defineTexts } from '#web/api/i18n.ts'
import { en } from './locales/en.ts'
import { es } from './locales/es.ts'

/** Words of the page; what the document itself says stays in English. */
export const { useText: useDocsText } = defineTexts('docs', { en, es })
export type DocsText = ReturnType<typeof useDocsText>
