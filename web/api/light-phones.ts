// Stands in the browser for libphonenumber, whose number plans weigh 25 kB: it reads what is written with its country
// and groups the digits. National numbers stay as typed until the server, which has the plans, answers.

/** As much of the library's PhoneNumber as the contract uses. */
interface LightPhone {
  /** E.164. */
  readonly number: string
  readonly nationalNumber: string
  readonly country: undefined
  readonly ext: string | undefined
  isValid(): boolean
  formatInternational(): string
  formatNational(): string
}

/** No country's plan is known here, so nothing is completed by one. @public the contract's import leads here */
export function isSupportedCountry(): boolean {
  return false
}

/** Reads "+44 (0)20 7946 0958 ext. 12"; undefined for what does not begin with a country's code. */
export function parsePhoneNumberFromString(text: string): LightPhone | undefined {
  const [, written = '', ext] =
    /^(\+[\d ().\-/]+?)(?:\s*(?:;ext=|(?:ext|x)[.:]?\s*)(\d{1,8}))?$/i.exec(text) ?? []
  const digits = written.replace(/\(0\)/, '').replaceAll(/\D/g, '')
  const code = countryCode(digits)
  const national = digits.slice(code.length)
  if (digits.length < 8 || digits.length > 15 || national.length < 4) return undefined
  const international = `+${code} ${group(national)}${ext === undefined ? '' : ` ext. ${ext}`}`
  return {
    number: `+${digits}`,
    nationalNumber: national,
    country: undefined,
    ext,
    isValid: () => true,
    formatInternational: () => international,
    formatNational: () => international,
  }
}

/** The zones that ITU E.164 numbers with one or two digits; all other codes have three. */
const SHORT_CODES = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/

function countryCode(digits: string): string {
  return SHORT_CODES.exec(digits)?.[0] ?? digits.slice(0, 3)
}

/** Groups of three, the last one of two to four digits, as most countries write most numbers. */
function group(digits: string): string {
  const parts: string[] = []
  let rest = digits
  while (rest.length > 4) {
    parts.push(rest.slice(0, 3))
    rest = rest.slice(3)
  }
  return [...parts, rest].join(' ')
}
