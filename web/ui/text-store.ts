// The words of the screens and the language they are shown in: a look-up, plural forms and blanks to fill, no more.
import { useSyncExternalStore } from 'react'
import type { Language } from '#contract/language.ts'

type Words = Readonly<Record<string, string>>
export type WordsOfLanguages = Readonly<Record<Language, Words>>
type Values = Readonly<Record<string, string | number>>

const namespaces = new Map<string, WordsOfLanguages>()
const listeners = new Set<() => void>()
let shown: Language = 'en'

/** Registers the words of a namespace; those that come with a lazy screen are there when it is drawn. */
export function addWords(namespace: string, words: WordsOfLanguages): void {
  namespaces.set(namespace, words)
}

export function shownLanguage(): Language {
  return shown
}

/** Switches every text on the screen at once. */
export function showWordsIn(language: Language): void {
  if (language === shown) return
  shown = language
  for (const listener of listeners) listener()
}

/** The language shown; the component draws anew when it changes. */
export function useShownLanguage(): Language {
  return useSyncExternalStore(subscribe, shownLanguage, shownLanguage)
}

/**
 * The text of a key, in the form that `count` asks for (`rows_one`, `rows_other`), with `{{name}}` filled in and
 * `{{count, number}}` written as the language writes numbers. A missing key shows itself.
 */
export function translate(namespace: string, language: Language, key: string, values: Values = {}): string {
  const words = namespaces.get(namespace)?.[language]
  const text = words?.[formOf(key, language, values['count'], words)] ?? words?.[key] ?? key
  return text.replace(/\{\{(\w+)(, number)?\}\}/g, (blank, name: string, isNumber: string | undefined) => {
    const value = values[name]
    if (value === undefined) return blank
    return isNumber !== undefined && typeof value === 'number'
      ? numberIn(language).format(value)
      : String(value)
  })
}

/** Spanish has a form of its own for whole millions, which most texts do without. */
function formOf(key: string, language: Language, count: string | number | undefined, words: Words): string {
  if (typeof count !== 'number') return key
  const form = `${key}_${pluralIn(language).select(count)}`
  return form in words ? form : `${key}_other`
}

const plurals = new Map<Language, Intl.PluralRules>()
function pluralIn(language: Language): Intl.PluralRules {
  const made = plurals.get(language) ?? new Intl.PluralRules(language)
  plurals.set(language, made)
  return made
}

const numbers = new Map<Language, Intl.NumberFormat>()
function numberIn(language: Language): Intl.NumberFormat {
  const made = numbers.get(language) ?? new Intl.NumberFormat(language)
  numbers.set(language, made)
  return made
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
