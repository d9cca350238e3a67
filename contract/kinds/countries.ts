// Countries of ISO 3166-1 and the names that people write them by.
import { languages } from '#contract/language.ts'
import { fold } from './fold.ts'

/** Alpha-2 codes in alphabetical order, with XK as everyone uses it for Kosovo. */
export const countries: readonly string[] = (
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD ' +
  'CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF ' +
  'GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN ' +
  'KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA ' +
  'NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI ' +
  'SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI ' +
  'VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ')
const known: ReadonlySet<string> = new Set(countries)

/** Folded names that Intl does not give. */
const MORE_NAMES: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  'gran bretana': 'GB',
  england: 'GB',
  inglaterra: 'GB',
  usa: 'US',
  'u.s.a.': 'US',
  'united states of america': 'US',
  'estados unidos de america': 'US',
  eeuu: 'US',
  'ee.uu.': 'US',
  'ee. uu.': 'US',
  holland: 'NL',
  holanda: 'NL',
  'czech republic': 'CZ',
  'republica checa': 'CZ',
  turkey: 'TR',
}
let names: ReadonlyMap<string, string> | undefined

export function isCountry(code: string): boolean {
  return known.has(code)
}

/** Code of a country that is written as a code or by its English or Spanish name. */
export function countryOf(written: string): string | undefined {
  const code = written.trim().toUpperCase()
  if (known.has(code)) return code
  names ??= new Map([...Object.entries(MORE_NAMES), ...languages.flatMap(namesIn)])
  return names.get(fold(written))
}

function namesIn(language: string): [string, string][] {
  const display = new Intl.DisplayNames(language, { type: 'region' })
  return countries.map((code) => [fold(display.of(code) ?? code), code])
}
