// Texts of the screens. Every folder with a `locales` folder registers its own namespace by `defineTexts` when it is
// loaded, so that the words of a lazy screen travel with it, in both languages.
import { useMemo } from 'react'
import type { Label, Language } from '#contract/language.ts'
import { addWords, shownLanguage, showWordsIn, translate, useShownLanguage } from '#web/ui/text-store.ts'
import { currentLanguage, rememberLanguage } from './language.ts'

showWordsIn(currentLanguage())
markDocument(currentLanguage())

/** Keys without the endings of plural forms: `rows_one` and `rows_other` are asked for as `rows`. */
type Stem<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` | `${infer Base}_many` ? Base : Key
export type TextValues = Readonly<Record<string, string | number>>
export type Text<En> = (key: Stem<keyof En> & string, values?: TextValues) => string
/** Spanish has a third form for millions, which English keys do not name. */
type Spanish<En> = { readonly [Key in keyof En]: string } & Readonly<Record<string, string>>

/**
 * Registers the texts of a namespace. `useText` is for components, `text` for everything that runs later (toasts,
 * titles); both answer in the language shown at that moment.
 */
export function defineTexts<const En extends Readonly<Record<string, string>>>(
  namespace: string,
  texts: { readonly en: En; readonly es: Spanish<En> },
): { useText: () => Text<En>; text: Text<En> } {
  addWords(namespace, texts)
  const inLanguage =
    (language: Language): Text<En> =>
    (key, values) =>
      translate(namespace, language, key, values)
  return {
    useText: () => {
      const language = useShownLanguage()
      return useMemo(() => inLanguage(language), [language])
    },
    text: (key, values) => inLanguage(shownLanguage())(key, values),
  }
}

/** Switches the screen at once and remembers it. */
export function showLanguage(language: Language): void {
  rememberLanguage(language)
  markDocument(language)
  showWordsIn(language)
}

/** The language shown; the component draws anew when it changes. */
export function useLanguage(): Language {
  return useShownLanguage()
}

/** Picks from labels of the contract: `const label = useLabel(); label(entity.label.one)`. */
export function useLabel(): (label: Label) => string {
  const language = useShownLanguage()
  return useMemo(() => (label: Label) => label[language], [language])
}

function markDocument(language: Language): void {
  if (typeof document !== 'undefined') document.documentElement.lang = language
}
