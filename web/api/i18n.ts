// Texts of the screens. Every folder with a `locales` folder registers its own namespace by `defineTexts` when it is
// loaded, so that the words of a lazy screen travel with it, in both languages.
import i18n, { type TFunction } from 'i18next'
import { useMemo } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Label, Language } from '#contract/language.ts'
import { currentLanguage, rememberLanguage } from './language.ts'

void i18n.use(initReactI18next).init({
  lng: currentLanguage(),
  fallbackLng: 'en',
  resources: {},
  // Keys are flat; a dot in one is part of its name.
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  // All texts come with the code, so the first screen is drawn in the right language.
  initAsync: false,
})
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
  i18n.addResourceBundle('en', namespace, texts.en, true, true)
  i18n.addResourceBundle('es', namespace, texts.es, true, true)
  const wrap =
    (t: TFunction): Text<En> =>
    (key, values) =>
      t(key, { ns: namespace, ...values })
  return {
    useText: () => {
      const { t } = useTranslation(namespace)
      return useMemo(() => wrap(t), [t])
    },
    text: (key, values) => wrap(i18n.t)(key, values),
  }
}

/** Switches the screen at once and remembers it. */
export async function showLanguage(language: Language): Promise<void> {
  rememberLanguage(language)
  markDocument(language)
  await i18n.changeLanguage(language)
}

/** The language shown; the component draws anew when it changes. */
export function useLanguage(): Language {
  useTranslation()
  return currentLanguage()
}

/** Picks from labels of the contract: `const label = useLabel(); label(entity.label.one)`. */
export function useLabel(): (label: Label) => string {
  const language = useLanguage()
  return useMemo(() => (label: Label) => label[language], [language])
}

function markDocument(language: Language): void {
  if (typeof document !== 'undefined') document.documentElement.lang = language
}
