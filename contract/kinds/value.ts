// A value of whatever kind another field of the record names, such as what a custom field begins with.
import { z } from 'zod'
import { address } from './address.ts'
import { emails } from './emails.ts'
import type { Kind } from './kind.ts'
import { money } from './money.ts'
import { readBy, refused } from './parsed.ts'
import { isPlainText } from './text.ts'

const MAX_LENGTH = 2000
const MAX_ENTRIES = 100

const plain = z
  .string()
  .max(MAX_LENGTH, 'too-long')
  .refine((sent) => sent !== '' && isPlainText(sent), 'bad-text')

/** What values of fields look like: texts, days and ids; numbers; yes and no; sets of ids; lists of mails or phones; money; addresses. */
const wire = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()),
  emails().wire,
  money().wire,
  address().wire,
])
const input = z.union(
  [
    plain,
    z.number().transform((sent) => (sent === 0 ? 0 : sent)),
    z.boolean(),
    z.array(plain).min(1).max(MAX_ENTRIES, 'too-many'),
    z
      .array(z.strictObject({ value: plain, label: plain.nullable() }))
      .min(1)
      .max(MAX_ENTRIES, 'too-many'),
    money().input,
    address().input,
  ],
  'bad-value',
)
export type AnyValue = z.output<typeof wire>

/** The rules of its record check that it is a value of the kind in question. */
export function value(): Kind<AnyValue> {
  return {
    name: 'value',
    options: {},
    wire,
    input,
    empty: null,
    column: 'jsonb',
    sortKey: 'none',
    operators: ['isEmpty', 'isNotEmpty'],
    same: (a, b) => canonical(a) === canonical(b),
    matches: (found, operator) => (operator === 'isEmpty') === (found === null),
    print: (found) => JSON.stringify(found),
    parse: (cell) => {
      const sent = read(cell)
      return sent === undefined ? refused('bad-value', cell) : readBy(input, sent, cell)
    },
  }
}

/** Undefined where the text is no JSON. */
function read(cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch {
    return undefined
  }
}

/** The same text for values that differ in the order of their keys alone, which JSON does not tell apart. */
function canonical(found: unknown): string {
  return JSON.stringify(found, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
