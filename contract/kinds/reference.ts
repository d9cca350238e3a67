// Another record.
import { parseId, printId } from './id-cell.ts'
import { idSchema, idWire } from './ids.ts'
import type { Kind, LabelSource } from './kind.ts'
import { matchesOne, oneOperators } from './one-of.ts'

/** Id of a record of one entity. */
export function reference(options: { entity: string }): Kind<string> {
  const source: LabelSource = { of: 'record', entity: options.entity }
  return {
    name: 'reference',
    options: { entity: options.entity },
    wire: idWire,
    input: idSchema,
    empty: null,
    column: 'uuid',
    sortKey: 'none',
    operators: oneOperators,
    same: (a, b) => a === b,
    matches: matchesOne,
    print: (value, context) => printId(value, source, context),
    parse: (cell, context) => parseId(cell, source, context),
  }
}
