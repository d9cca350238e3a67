// Several options of one list of the workspace: tags, services.
import { z } from 'zod'
import type { CellContext, Kind, Parsed } from './kind.ts'
import { idSchema } from './ids.ts'
import type { Operator } from './operators.ts'

const tagOperators = [
  'hasAnyOf',
  'hasAllOf',
  'hasNoneOf',
  'isEmpty',
  'isNotEmpty',
] as const satisfies readonly Operator[]
const MAX_TAGS = 100

/** A set of option ids, kept in ascending order so that equal sets are equal values. */
export function tags(options: { list: string }): Kind<string[]> {
  return {
    name: 'tags',
    options: { list: options.list },
    wire: z.array(z.string()),
    input: z.array(idSchema, 'wrong-type').max(MAX_TAGS, 'too-many').transform(sortedSet),
    empty: [],
    column: 'uuid[]',
    sortKey: 'none',
    operators: tagOperators,
    same: (a, b) => a.length === b.length && a.every((id, index) => id === b[index]),
    matches: (value, operator, operand) => matchesSet(value ?? [], operator, operand),
    print: (value, context) => printNames(value, options.list, context),
    parse: (cell, context) => parseNames(cell, options.list, context),
  }
}

/** Ids in ascending order, each once. */
export function sortedSet(ids: readonly string[]): string[] {
  return [...new Set(ids)].toSorted()
}

function matchesSet(value: readonly string[], operator: Operator, operand: unknown): boolean {
  const wanted = Array.isArray(operand) ? operand : []
  const has = (id: unknown) => value.some((mine) => mine === id)
  switch (operator) {
    case 'hasAnyOf':
      return wanted.some(has)
    case 'hasAllOf':
      return wanted.every(has)
    case 'hasNoneOf':
      return !wanted.some(has)
    case 'isEmpty':
      return value.length === 0
    case 'isNotEmpty':
      return value.length > 0
    default:
      return false
  }
}

function printNames(value: readonly string[], list: string, context: CellContext): string {
  return value
    .map((id) => (context.label({ of: 'option', list }, id) ?? id).replaceAll(/([\\,;])/g, '\\$1'))
    .join(', ')
}

function parseNames(cell: string, list: string, context: CellContext): Parsed<string[]> {
  const ids: string[] = []
  for (const name of splitNames(cell)) {
    const found = context.find({ of: 'option', list }, name)
    if (found.length > 1) return { ok: false, code: 'ambiguous-reference', values: { name } }
    const [id] = found
    if (id === undefined) return { ok: false, code: 'unknown-reference', values: { name } }
    ids.push(id)
  }
  return ids.length > MAX_TAGS
    ? { ok: false, code: 'too-many', values: { max: MAX_TAGS } }
    : { ok: true, value: sortedSet(ids) }
}

/** Names parted by commas or semicolons; a backslash keeps the next character as it is. */
export function splitNames(cell: string): string[] {
  const names = ['']
  for (let index = 0; index < cell.length; index++) {
    const character = cell.charAt(index)
    if (character === ',' || character === ';') names.push('')
    else names[names.length - 1] += character === '\\' ? cell.charAt(++index) : character
  }
  return names.map((name) => name.trim()).filter((name) => name !== '')
}
