// The texts of this layer: namespace `ui`, with keys that the compiler knows.
import { useCallback } from 'react'
import type { en } from './locales/en.ts'
import { translate, useShownLanguage } from './text-store.ts'

type Base<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` | `${infer Stem}_many` ? Stem : Key
export type UiKey = Base<keyof typeof en>
export type UiText = (key: UiKey, values?: Record<string, string | number>) => string

/** Words of the design system in the reader's language. */
export function useUiText(): UiText {
  const language = useShownLanguage()
  return useCallback((key, values) => translate('ui', language, key, values), [language])
}
