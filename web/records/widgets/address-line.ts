import type { Address } from '#contract/kinds/address.ts'
import type { Language } from '#contract/language.ts'

/** All parts of an address on one line, the country by its name. */
export function addressLine(value: Address, language: Language): string {
  const place = [value.postcode, value.city].filter(Boolean).join(' ')
  const country = value.country === null ? null : countryName(value.country, language)
  return [value.line1, value.line2, place, value.region, country].filter(Boolean).join(', ')
}

export function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code
}
