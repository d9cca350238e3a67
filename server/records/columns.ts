// How fields become columns and values become parameters; the one place where camelCase meets snake_case.
import type { Entity, Field } from '#contract/entity.ts'

/** SQL name of a field. */
export function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export interface Column {
  readonly field: string
  readonly def: Field
  readonly name: string
  /** Column by which rows are put in order; undefined where the field cannot be sorted by. */
  readonly sort: string | undefined
}

const cache = new Map<string, readonly Column[]>()
/** Columns of an entity's fields, in the order of the definition. */
export function columnsOf(entity: Entity): readonly Column[] {
  let columns = cache.get(entity.name)
  if (!columns) {
    columns = Object.entries(entity.fields).map(([field, def]) => ({
      field,
      def,
      name: columnName(field),
      sort: sortColumn(field, def),
    }))
    cache.set(entity.name, columns)
  }
  return columns
}

function sortColumn(field: string, def: Field): string | undefined {
  if (!def.sort) return undefined
  switch (def.kind.sortKey) {
    case 'folded':
      return `${columnName(field)}_key`
    case 'base':
      return `${columnName(field)}_base`
    case 'value':
      return columnName(field)
    case 'none':
      return undefined
  }
}

/** SQL type of a column that a sort key adds beside the field's own. */
export function sortColumnType(def: Field): 'text' | 'bigint' {
  return def.kind.sortKey === 'base' ? 'bigint' : 'text'
}
