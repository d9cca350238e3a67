// What the browser tells about where the workspace is.
import { isCountry } from '#contract/kinds/countries.ts'

export interface GuessedPlace {
  readonly zone: string
  readonly country: string
  readonly currency: string
  /** 1 Monday .. 7 Sunday. */
  readonly weekStart: number
}

/** Countries by the currency that they pay in; all others are asked. */
const COUNTRIES_OF: Readonly<Record<string, string>> = {
  EUR: 'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK',
  USD: 'US EC SV PA PR',
  GBP: 'GB GG IM JE',
  CHF: 'CH LI',
  ARS: 'AR',
  AUD: 'AU',
  BOB: 'BO',
  BRL: 'BR',
  CAD: 'CA',
  CLP: 'CL',
  COP: 'CO',
  CRC: 'CR',
  CZK: 'CZ',
  DKK: 'DK',
  DOP: 'DO',
  GTQ: 'GT',
  HNL: 'HN',
  HUF: 'HU',
  INR: 'IN',
  JPY: 'JP',
  MXN: 'MX',
  NIO: 'NI',
  NOK: 'NO',
  NZD: 'NZ',
  PEN: 'PE',
  PLN: 'PL',
  PYG: 'PY',
  RON: 'RO',
  SEK: 'SE',
  TRY: 'TR',
  UYU: 'UY',
  ZAR: 'ZA',
}

/** Where a time zone says more about the country than the language does. */
const COUNTRY_OF_ZONE: Readonly<Record<string, string>> = {
  'Europe/Madrid': 'ES',
  'Atlantic/Canary': 'ES',
  'Europe/London': 'GB',
  'Europe/Berlin': 'DE',
  'Europe/Vienna': 'AT',
  'Europe/Zurich': 'CH',
  'Europe/Paris': 'FR',
  'Europe/Rome': 'IT',
  'Europe/Lisbon': 'PT',
  'Europe/Dublin': 'IE',
  'Europe/Amsterdam': 'NL',
  'Europe/Brussels': 'BE',
  'America/Mexico_City': 'MX',
  'America/Bogota': 'CO',
  'America/Lima': 'PE',
  'America/Santiago': 'CL',
  'America/Argentina/Buenos_Aires': 'AR',
  'America/New_York': 'US',
  'America/Chicago': 'US',
  'America/Denver': 'US',
  'America/Los_Angeles': 'US',
}

/** Languages are the reader's, such as `es-MX`; the zone is the browser's. */
export function guessPlace(languages: readonly string[], zone: string): GuessedPlace {
  const country = COUNTRY_OF_ZONE[zone] ?? regionOf(languages) ?? 'US'
  const currency = Object.keys(COUNTRIES_OF).find((code) => COUNTRIES_OF[code]?.split(' ').includes(country))
  return { zone, country, currency: currency ?? 'EUR', weekStart: firstWeekday(country) }
}

function regionOf(languages: readonly string[]): string | undefined {
  return languages
    .map((language) => new Intl.Locale(language).maximize().region ?? '')
    .find((region) => isCountry(region))
}

/** Newer browsers know it; the others get Sunday where most of the continent begins with it. */
function firstWeekday(country: string): number {
  const locale: Intl.Locale & WeekLocale = new Intl.Locale('und', { region: country })
  const known = locale.getWeekInfo?.().firstDay ?? locale.weekInfo?.firstDay
  if (known !== undefined) return [1, 6, 7].includes(known) ? known : 1
  return ['US', 'CA', 'MX', 'CO', 'PE', 'BR', 'JP', 'IN'].includes(country) ? 7 : 1
}

interface WeekLocale {
  getWeekInfo?: () => { firstDay: number }
  weekInfo?: { firstDay: number }
}
