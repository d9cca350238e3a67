// E-mail addresses, the first of which is the main one.
import { z } from 'zod'
import { fold } from './fold.ts'
import { isHostName, normalHost } from './host.ts'
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

/** Local parts stay as typed, domains are lower case; equal but for case is the same address. */
export function emails(): Kind<Labelled[]> {
  return {
    name: 'emails',
    options: { max: MAX_LABELLED },
    wire: labelledWire,
    input: emailsInput,
    empty: [],
    column: 'jsonb',
    sortKey: 'none',
    operators: labelledOperators,
    same: (a, b) => sameLabelled(a, b, withoutCase),
    matches: (value, operator, operand) =>
      matchesKeys(
        (value ?? []).map((each) => emailKey(each.value)),
        operator,
        typeof operand === 'string' ? emailKey(operand) : '',
      ),
    print: printLabelled,
    parse: (cell) => readBy(emailsInput, splitLabelled(cell), cell, { max: MAX_LABELLED }),
    searchText: (value) => value.map((each) => each.value).join(' '),
  }
}

/** The address as search, filters and duplicates compare it: folded as a whole. */
export function emailKey(value: string): string {
  return fold(value)
}

/** Host of an address, normalised like a value of kind `domain` but with every label that was written. */
export function emailDomain(value: string): string {
  return normalHost(value.slice(value.lastIndexOf('@') + 1))
}

/** One address, also written as `mailto:`. */
const emailSchema = z.string('wrong-type').transform(normalEmail).refine(isEmail, 'bad-email')
const emailsInput = labelledInput(emailSchema, withoutCase)

function withoutCase(value: string): string {
  return value.toLowerCase().normalize('NFC')
}

function normalEmail(typed: string): string {
  const value = typed.trim().replace(/^mailto:/i, '')
  const at = value.lastIndexOf('@')
  return at < 0 ? value : `${value.slice(0, at)}@${emailDomain(value)}`
}

/** The addresses that providers give out: RFC 5321 and 6531 without quoted local parts and address literals. */
function isEmail(value: string): boolean {
  const at = value.lastIndexOf('@')
  const local = value.slice(0, Math.max(at, 0))
  return (
    value.length <= 254 &&
    /^[^\s@<>()[\]\\,;:"\p{Cc}\p{Cf}\p{Cs}]+$/u.test(local) &&
    !/^\.|\.\.|\.$/.test(local) &&
    isHostName(value.slice(at + 1))
  )
}
