// Phone numbers, the first of which is the main one.
import { isSupportedCountry, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min'
import { z } from 'zod'
import type { Kind } from './kind.ts'
import {
  labelledInput,
  labelledOperators,
  labelledWire,
  matchesKeys,
  MAX_LABELLED,
  printLabelled,
  sameLabelled,
  splitLabelled,
  type Labelled,
} from './labelled.ts'
import { readBy } from './parsed.ts'

/** Numbers of fewer digits are short codes (112, 11833) and belong to no country's plan. */
const SHORTEST_NATIONAL = 6
const EXTENSION = /\s*(?:;ext=|(?:extension|extensión|extn|ext|int|x)[.:]?\s*)(\d{1,8})$/i

/** International numbers as E.164 (with `;ext=` where there is an extension), any others as they were typed. */
export function phones(): Kind<Labelled[]> {
  return {
    name: 'phones',
    options: { max: MAX_LABELLED },
    wire: labelledWire,
    input: phonesInput,
    empty: [],
    column: 'jsonb',
    sortKey: 'none',
    operators: labelledOperators,
    same: (a, b) => sameLabelled(a, b, (value) => value),
    matches: (value, operator, operand) =>
      matchesKeys(
        (value ?? []).flatMap((each) => phoneKeys(each.value)),
        operator,
        typeof operand === 'string' ? phoneOperand(operand) : '',
      ),
    print: printLabelled,
    parse: (cell, context) => {
      const entries = splitLabelled(cell).map(({ value, label }) => ({
        value: withCountry(value, context.country),
        label,
      }))
      return readBy(phonesInput, entries, cell, { max: MAX_LABELLED })
    },
    searchText: (value) => value.map((each) => each.value).join(' '),
  }
}

const phoneSchema = z.string('wrong-type').transform(normalPhone).refine(isPhone, 'bad-phone')
const phonesInput = labelledInput(phoneSchema, (value) => `${phoneDigits(value)};${phoneExtension(value)}`)

/** E.164 for a number written with its country (`+44 ..`, `0044 ..`), anything else trimmed and otherwise as typed. */
export function normalPhone(typed: string): string {
  const value = asciiPhone(typed)
  const international = value.startsWith('00') ? `+${value.slice(2).trimStart()}` : value
  const read = international.startsWith('+') ? readPhone(international) : undefined
  return read === undefined ? value : canonical(read)
}

/** A national number as E.164 where it is valid in that country (ISO 3166 alpha-2); any other value unchanged. */
export function withCountry(value: string, country: string): string {
  const typed = asciiPhone(value)
  const read = readPhone(typed, country)
  return read === undefined || read.nationalNumber.length < SHORTEST_NATIONAL ? value : canonical(read)
}

/** Whether a normalised value looks like a phone number: 3 to 20 digits, an extension at most, and the characters that people put between them. */
export function isPhone(value: string): boolean {
  const digits = phoneDigits(value).length
  return digits >= 3 && digits <= 20 && /^\+?[\d ().\-/*#~]+$/.test(value.replace(EXTENSION, ''))
}

/** The digits of a number without its extension. */
export function phoneDigits(value: string): string {
  const number = asciiPhone(value).replace(EXTENSION, '')
  // "+44 (0)20" tells what to dial at home: the zero is not part of the number.
  return number.replace(/^((?:\+|00)[\d ]{1,5})\(0\)/, '$1').replace(/\D/g, '')
}

export function phoneExtension(value: string): string {
  return EXTENSION.exec(value)?.[1] ?? ''
}

/**
 * What filters and search compare. A value is known by its digits and, where its country is known, by its national
 * digits; one leading zero (the trunk prefix) counts on neither side.
 */
export function phoneKeys(value: string): string[] {
  const digits = withoutTrunk(phoneDigits(value))
  const national = value.startsWith('+') ? readPhone(value)?.nationalNumber : undefined
  return [...new Set([digits, withoutTrunk(national ?? digits)])]
}

/**
 * What is looked for, reduced like the keys: "+44 20 7946", "0044 20 7946" and "020 7946" all begin +442079460958.
 * Empty where the text has no digit.
 */
export function phoneOperand(text: string): string {
  const digits = phoneDigits(text)
  return digits.length > 2 && digits.startsWith('00') ? digits.slice(2) : withoutTrunk(digits)
}

/** The number as people write it: national within the country, else international. */
export function formatPhone(value: string, country: string): string {
  const read = readPhone(value)
  if (read === undefined) return value
  return read.country === country ? read.formatNational() : read.formatInternational()
}

function readPhone(value: string, country?: string): PhoneNumber | undefined {
  const defaultCountry =
    country !== undefined && isSupportedCountry(country) ? { defaultCountry: country } : {}
  const read = parsePhoneNumberFromString(value, { ...defaultCountry, extract: false })
  return read?.isValid() ? read : undefined
}

function canonical(read: PhoneNumber): string {
  return read.ext === undefined ? read.number : `${read.number};ext=${read.ext}`
}

function withoutTrunk(digits: string): string {
  return digits.length > 1 && digits.startsWith('0') ? digits.slice(1) : digits
}

/** Wide and Arabic digits, dashes of every length and marks of direction come along when numbers are copied. */
function asciiPhone(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
