// Currencies of ISO 4217 that amounts can be in, and how many decimals their minor unit has.

/** Codes in alphabetical order: circulating currencies, and the unit of account CLF that Chilean contracts are written in. */
export const currencies: readonly string[] = (
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF CLP CNY ' +
  'COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR ' +
  'IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR ' +
  'MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD ' +
  'SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD ' +
  'XCG XOF XPF YER ZAR ZMW ZWG'
).split(' ')
const known: ReadonlySet<string> = new Set(currencies)

const EXPONENTS: Readonly<Record<string, number>> = {
  ...exponent(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'),
  ...exponent(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...exponent(4, 'CLF'),
}

/** Signs that mean one currency wherever they stand. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₹': 'INR',
  '₽': 'RUB',
  '₺': 'TRY',
  '₩': 'KRW',
  '₪': 'ILS',
  '₫': 'VND',
  '₴': 'UAH',
  '₦': 'NGN',
  '₱': 'PHP',
  '฿': 'THB',
  US$: 'USD',
  R$: 'BRL',
  C$: 'CAD',
  CA$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  MX$: 'MXN',
  'S/': 'PEN',
  ZŁ: 'PLN',
  KČ: 'CZK',
}
/** Signs that several currencies share: the workspace's own where it is one of them, else the first. */
const SHARED_SIGNS: Readonly<Record<string, string>> = {
  $: 'USD ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD UYU XCD',
  '¥': 'JPY CNY',
  '￥': 'JPY CNY',
  KR: 'SEK DKK ISK NOK',
}

/** Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyExponent(currency: string): number {
  return EXPONENTS[currency] ?? 2
}

export function isCurrency(code: string): boolean {
  return known.has(code)
}

/** Currency that a code or a sign stands for, where `own` is the workspace's; undefined for anything else. */
export function currencyOf(written: string, own: string): string | undefined {
  const name = written.toUpperCase()
  if (known.has(name)) return name
  const shared = Object.hasOwn(SHARED_SIGNS, name) ? (SHARED_SIGNS[name] ?? '').split(' ') : []
  if (shared.includes(own)) return own
  return shared[0] ?? (Object.hasOwn(SIGNS, name) ? SIGNS[name] : undefined)
}

function exponent(digits: number, codes: string): Record<string, number> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, digits]))
}
