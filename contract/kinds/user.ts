// A member of the workspace.
import { parseId, printId } from './id-cell.ts'
import { idSchema, idWire } from './ids.ts'
import type { Kind, LabelSource } from './kind.ts'
import { matchesOne, oneOperators } from './one-of.ts'

const source: LabelSource = { of: 'member' }

/** Id of a member. Filters may be asked for `me` and `myTeam`; they are matched with ids. */
export function user(): Kind<string> {
  return {
    name: 'user',
    options: {},
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
