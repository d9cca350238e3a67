// One option of a list that the workspace fills: a status, a source, an industry.
import { parseId, printId } from './id-cell.ts'
import { idSchema, idWire } from './ids.ts'
import type { Kind, LabelSource } from './kind.ts'
import { matchesOne, oneOperators } from './one-of.ts'
import type { Operator } from './operators.ts'

const optionOperators = [...oneOperators, 'inCategory'] as const satisfies readonly Operator[]

/** Id of an option. `inCategory` is asked with names of categories and matched with the ids of their options. */
export function option(options: { list: string }): Kind<string> {
  const source: LabelSource = { of: 'option', list: options.list }
  return {
    name: 'option',
    options: { list: options.list },
    wire: idWire,
    input: idSchema,
    empty: null,
    column: 'uuid',
    sortKey: 'none',
    operators: optionOperators,
    same: (a, b) => a === b,
    matches: (value, operator, operand) =>
      matchesOne(value, operator === 'inCategory' ? 'isAnyOf' : operator, operand),
    print: (value, context) => printId(value, source, context),
    parse: (cell, context) => parseId(cell, source, context),
  }
}
