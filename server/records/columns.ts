// How fields become columns and values become parameters; the one place where camelCase meets snake_case.
import type { Entity, Field } from '#contract/entity.ts'
import { sql, type RawBuilder } from 'kysely'

/** SQL name of a field. */
export function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

export interface Column {
  readonly field: string
  readonly def: Field
  /** Column of its own; all fields that the workspace added share `custom`. */
  readonly name: string
  /** Column by which rows are put in order; undefined where the field has none. */
  readonly sort: string | undefined
}

/** The column in which the fields stand that the workspace added, by their names. */
export const CUSTOM = 'custom'

const cache = new WeakMap<Entity['fields'], readonly Column[]>()
/** Columns of an entity's fields, in the order of the definition. */
export function columnsOf(entity: Entity): readonly Column[] {
  let columns = cache.get(entity.fields)
  if (!columns) {
    columns = Object.entries(entity.fields).map(([field, def]) => ({
      field,
      def,
      name: def.custom ? CUSTOM : columnName(field),
      sort: def.custom ? undefined : sortColumn(field, def),
    }))
    cache.set(entity.fields, columns)
  }
  return columns
}

/** The columns of the table that the definition names; those that the workspace added have none. */
export function ownColumnsOf(entity: Entity): readonly Column[] {
  return columnsOf(entity).filter(({ def }) => !def.custom)
}

export function customColumnsOf(entity: Entity): readonly Column[] {
  return columnsOf(entity).filter(({ def }) => def.custom)
}

/** Throws for a field that the entity does not have. */
export function columnOf(entity: Entity, field: string): Column {
  const column = columnsOf(entity).find((each) => each.field === field)
  if (!column) throw new Error(`${entity.name} has no field ${field}`)
  return column
}

/** The stored value as SQL, of the type that its kind names; for sets see `setSql`. */
export function valueSql(alias: string, { field, def, name }: Column): RawBuilder<unknown> {
  if (!def.custom) return sql.ref(`${alias}.${name}`)
  const custom = sql.ref(`${alias}.${CUSTOM}`)
  const { column } = def.kind
  if (column === 'jsonb' || column === 'uuid[]') return sql`(${custom} -> ${sql.lit(field)})`
  const text = sql`(${custom} ->> ${sql.lit(field)})`
  return column === 'text' ? text : sql`${text}::${sql.raw(column)}`
}

/** Whether one of the ids stands in the field; the index of `custom` answers it. */
export function customHolds(
  alias: string,
  { field, def }: Column,
  ids: readonly string[],
): RawBuilder<boolean> {
  const wanted = ids.map((id) => JSON.stringify({ [field]: def.kind.column === 'uuid[]' ? [id] : id }))
  return sql`${sql.ref(`${alias}.${CUSTOM}`)} @> any(${wanted}::jsonb[])`
}

/** Minor units in the workspace's currency, by which amounts are compared. */
export function baseSql(alias: string, { field, def, name }: Column): RawBuilder<unknown> {
  return def.custom
    ? sql`(${sql.ref(`${alias}.folded`)} ->> ${sql.lit(field)})::bigint`
    : sql.ref(`${alias}.${name}_base`)
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
