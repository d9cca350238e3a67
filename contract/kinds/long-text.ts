// Text of several lines.
import { z } from 'zod'
import { fold } from './fold.ts'
import type { Kind } from './kind.ts'
import type { Operator } from './operators.ts'
import { readBy } from './parsed.ts'
import { matchesText } from './text-filter.ts'
import { isPlainText } from './text.ts'

/** What can be asked of texts that nobody compares as a whole. */
export const containsOperators = [
  'contains',
  'notContains',
  'isEmpty',
  'isNotEmpty',
] as const satisfies readonly Operator[]

/** Text with line breaks, trimmed as a whole; `max` counts UTF-16 code units (default 20,000). */
export function longText(options: { max?: number } = {}): Kind<string> {
  const max = options.max ?? 20_000
  const input = linesSchema(max)
  return {
    name: 'longText',
    options: { max },
    wire: z.string(),
    input,
    empty: null,
    column: 'text',
    sortKey: 'none',
    operators: containsOperators,
    same: (a, b) => a === b,
    matches: (value, operator, operand) =>
      matchesText(value === null ? null : fold(value), operator, operand),
    print: (value) => value,
    parse: (cell) => readBy(input, cell, cell, { max }),
    searchText: (value) => value,
  }
}

/** Well-formed text whose lines end in \n, whatever they ended in before. */
function linesSchema(max: number): z.ZodType<string> {
  return z
    .string('wrong-type')
    .refine(isPlainText, 'bad-text')
    .transform((value) => value.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').trim())
    .pipe(z.string().min(1, 'required').max(max, 'too-long'))
}
