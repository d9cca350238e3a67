// One line of text.
import { z } from 'zod'
import { fold } from './fold.ts'
import type { Kind } from './kind.ts'
import { matchesText, textOperators } from './text-filter.ts'

/** Text on one line, trimmed; `max` counts UTF-16 code units (default 200). */
export function text(options: { max?: number } = {}): Kind<string> {
  const max = options.max ?? 200
  return {
    name: 'text',
    options: { max },
    wire: z.string(),
    input: lineSchema(max),
    empty: null,
    column: 'text',
    sortKey: 'folded',
    operators: textOperators,
    same: (a, b) => a === b,
    matches: (value, operator, operand) =>
      matchesText(value === null ? null : fold(value), operator, operand),
    print: (value) => value,
    parse: (cell) => {
      const read = lineSchema(max).safeParse(cell)
      if (read.success) return { ok: true, value: read.data }
      return cell.length > max
        ? { ok: false, code: 'too-long', values: { max } }
        : { ok: false, code: 'bad-text' }
    },
    searchText: (value) => value,
  }
}

/** Well-formed text without control characters, white space collapsed; PostgreSQL cannot hold NUL, nobody can read the others. */
export function lineSchema(max: number): z.ZodType<string> {
  return z
    .string('wrong-type')
    .max(max, 'too-long')
    .refine(isPlainText, 'bad-text')
    .transform((value) => value.replace(/\s+/gu, ' ').trim())
    .pipe(z.string().min(1, 'required'))
}

/** False for lone surrogates and for control characters other than tab and line breaks. */
export function isPlainText(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  return value.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value)
}

/** Parts of a value that people leave empty: blank text is none. */
export function blankToNull(sent: unknown): unknown {
  return typeof sent === 'string' && sent.trim() === '' ? null : sent
}
