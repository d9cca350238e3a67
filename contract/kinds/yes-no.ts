// Yes, no, or not known.
import { z } from 'zod'
import type { Kind } from './kind.ts'
import { fold } from './fold.ts'
import type { Operator } from './operators.ts'
import { refused } from './parsed.ts'

const yesNoOperators = ['is', 'isEmpty', 'isNotEmpty'] as const satisfies readonly Operator[]
/** Folded words; cells are read in both languages whatever the reader's. */
const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'y', 'true', '1', 'on', 'x', 'si', 's', 'verdadero', '✓', '✔'].map(
    (word) => [word, true] as const,
  ),
  ...['no', 'n', 'false', '0', 'off', 'falso'].map((word) => [word, false] as const),
])
const YES = { en: 'Yes', es: 'Sí' }

export function yesNo(): Kind<boolean> {
  return {
    name: 'yesNo',
    options: {},
    wire: z.boolean(),
    input: z.boolean('bad-yes-no'),
    empty: null,
    column: 'boolean',
    sortKey: 'value',
    operators: yesNoOperators,
    same: (a, b) => a === b,
    matches: (value, operator, operand) => {
      if (operator === 'isEmpty') return value === null
      if (operator === 'isNotEmpty') return value !== null
      return operator === 'is' && value !== null && value === operand
    },
    print: (value, context) => (value ? YES[context.language] : 'No'),
    parse: (cell) => {
      const value = WORDS.get(fold(cell))
      return value === undefined ? refused('bad-yes-no', cell) : { ok: true, value }
    },
  }
}
