// Ordered lists of values that may each carry a label, the first being the main one: e-mails and phones.
import { z } from 'zod'
import type { Operator } from './operators.ts'
import { escaped, unescaped } from './separated.ts'
import { blankToNull, lineSchema } from './text.ts'

export interface Labelled {
  value: string
  /** Short text such as "work". */
  label: string | null
}

export const labelledOperators = [
  'is',
  'isNot',
  'contains',
  'notContains',
  'startsWith',
  'isEmpty',
  'isNotEmpty',
] as const satisfies readonly Operator[]

export const MAX_LABELLED = 20
const MAX_LABEL = 40

export const labelledWire = z.array(z.object({ value: z.string(), label: z.string().nullable() }))

/** Reads a list, one text, or texts in a list; blank entries and repeats (by `key`) fall away. */
export function labelledInput(
  value: z.ZodType<string>,
  key: (value: string) => string,
): z.ZodType<Labelled[]> {
  const label = z.preprocess(blankToNull, lineSchema(MAX_LABEL).nullable()).optional()
  const entry = z
    .strictObject({ value, label }, 'wrong-type')
    .transform((sent): Labelled => ({ value: sent.value, label: sent.label ?? null }))
  return z
    .preprocess(asEntries, z.array(entry, 'wrong-type').max(MAX_LABELLED, 'too-many'))
    .transform((list) => withoutRepeats(list, key))
}

function asEntries(sent: unknown): unknown {
  const list = typeof sent === 'string' ? [sent] : sent
  if (!Array.isArray(list)) return sent
  // One more than allowed is enough to refuse; reading millions would take the server's time.
  return list
    .map((entry: unknown) => (typeof entry === 'string' ? { value: entry } : entry))
    .filter(hasContent)
    .slice(0, MAX_LABELLED + 1)
}

/** Forms send a row for an address that nobody has typed yet. */
function hasContent(entry: unknown): boolean {
  const isEntry = typeof entry === 'object' && entry !== null && 'value' in entry
  return !isEntry || blankToNull(entry.value) !== null || entry.value === null
}

function withoutRepeats(list: readonly Labelled[], key: (value: string) => string): Labelled[] {
  const seen = new Set<string>()
  return list.filter(({ value }) => {
    const known = seen.has(key(value))
    seen.add(key(value))
    return !known
  })
}

export function sameLabelled(
  a: readonly Labelled[],
  b: readonly Labelled[],
  key: (value: string) => string,
): boolean {
  return (
    a.length === b.length &&
    a.every(({ value, label }, index) => {
      const other = b[index]
      return other !== undefined && key(value) === key(other.value) && label === other.label
    })
  )
}

/**
 * The filter over any of the keys of a list; negations mean "none of them". `wanted` is reduced like the keys; one that
 * nothing is left of finds nothing.
 */
export function matchesKeys(keys: readonly string[], operator: Operator, wanted: string): boolean {
  const some = (test: (key: string) => boolean) => wanted !== '' && keys.some(test)
  switch (operator) {
    case 'isEmpty':
      return keys.length === 0
    case 'isNotEmpty':
      return keys.length > 0
    case 'is':
      return some((key) => key === wanted)
    case 'isNot':
      return !some((key) => key === wanted)
    case 'contains':
      return some((key) => key.includes(wanted))
    case 'notContains':
      return !some((key) => key.includes(wanted))
    case 'startsWith':
      return some((key) => key.startsWith(wanted))
    default:
      return false
  }
}

/** `a@x.com, work <b@y.com>`; a backslash keeps separators in labels. */
export function printLabelled(list: readonly Labelled[]): string {
  return list
    .map(({ value, label }) => (label === null ? value : `${escaped(label, /[\\,;<>]/g)} <${value}>`))
    .join(', ')
}

/** Entries parted by commas, semicolons or line breaks, as `printLabelled` and people write them; `;ext=` parts nothing. */
export function splitLabelled(cell: string): { value: string; label: string }[] {
  const parts = cell.match(/(?:\\[^]|[^,;\n\r]|;(?=ext=))+/gi) ?? []
  return parts
    .map((part) => {
      const [, label = '', value = part] = /^((?:\\[^]|[^\\<])*)<([^<>]*)>\s*$/.exec(part) ?? []
      return { value: value.trim(), label: unescaped(label).trim() }
    })
    .filter(({ value }) => value !== '')
    .slice(0, MAX_LABELLED + 1)
}
