// Currencies, countries, time zones and first weekdays to choose from, worded in the reader's language.
import { countries } from '#contract/kinds/countries.ts'
import { currencies } from '#contract/kinds/currencies.ts'
import type { Language } from '#contract/language.ts'
import { regionalLocale } from '#web/ui/format.ts'
import type { Option } from '#web/ui/select/options.ts'

/** Code and name: "EUR · Euro". */
export function currencyOptions(language: Language): Option[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return currencies.map((code) => ({ value: code, label: `${code} · ${capital(names.of(code) ?? code)}` }))
}

/** By name, in the order of the language. */
export function countryOptions(language: Language): Option[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const { compare } = new Intl.Collator(language)
  return countries
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .toSorted((a, b) => compare(a.label, b.label))
}

/** Places of the IANA list with their time of now. */
export function zoneOptions(language: Language, own: string): Option[] {
  const known = Intl.supportedValuesOf('timeZone')
  const zones = known.includes(own) ? known : [own, ...known]
  return zones.map((zone) => ({
    value: zone,
    label: zone.replaceAll('_', ' '),
    hint: timeIn(zone, language),
  }))
}

/** Names of the weekdays that weeks begin with somewhere; 1 is Monday, 7 Sunday. */
export function weekStartOptions(language: Language): { value: string; label: string }[] {
  return [1, 7, 6].map((day) => ({ value: String(day), label: capital(weekdayName(day, language, 'long')) }))
}

/** 5 January 2026 was a Monday. */
export function weekdayName(day: number, language: Language, length: 'long' | 'short'): string {
  const date = new Date(Date.UTC(2026, 0, 4 + day))
  return new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' }).format(date)
}

export function timeIn(zone: string, language: Language): string {
  const locale = regionalLocale(language, navigator.languages)
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: zone }).format(new Date())
}

function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1)
}
