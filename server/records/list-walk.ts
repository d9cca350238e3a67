// Walks along an order: by an index of the records, or by the keys of a field that the workspace added.
import { sql, type RawBuilder } from 'kysely'
import type { Position } from './cursor.ts'
import {
  baseConditions,
  type Condition,
  conditions,
  idBeyond,
  type ListShape,
  orderBy,
  rowBeyond,
  type Rows,
} from './list-shape.ts'

const wholeRow = sql`t.*`

/** Rows along the order from a position; those without a key come last, by id, as a branch of their own. */
export function walk(
  shape: ListShape,
  after: Position | undefined,
  limit: number,
  columns: RawBuilder<unknown> = wholeRow,
): Rows {
  const { entity, order } = shape
  if (order.custom !== undefined)
    return sql`select ${columns}${columns === wholeRow ? sql`` : sql`, t.rest`} from (${customWalk(shape, order.custom, after, limit)}) t`
  const direction = order.descending ? sql`desc` : sql`asc`
  const from = sql`select ${columns} from ${sql.table(entity.table)} t where ${conditions(baseConditions(shape))}`
  if (order.key === undefined || !order.nullable) {
    const beyond = after ? sql`and ${rowBeyond(order, after)}` : sql``
    return sql`${from} ${beyond} order by ${orderBy(order)} limit ${sql.lit(limit)}`
  }
  const key = sql.ref(`t.${order.key}`)
  const withoutKey = sql`(${from} and ${key} is null ${after && after.key === null ? sql`and ${idBeyond(order, after.id)}` : sql``} order by t.id ${direction} limit ${sql.lit(limit)})`
  if (after && after.key === null) return withoutKey
  const withKey = sql`(${from} and ${key} is not null ${after ? sql`and ${rowBeyond(order, after)}` : sql``} order by ${key} ${direction}, t.id ${direction} limit ${sql.lit(limit)})`
  return sql`${withKey} union all ${withoutKey} limit ${sql.lit(limit)}`
}

/** The records; with `sort_key` where that stands in a table of its own. */
export function recordsOf({ entity, order }: ListShape): Rows {
  const table = sql.table(entity.table)
  if (order.custom === undefined) return table
  const key = sql`(select v.key from field_value v where v.workspace_id = c.workspace_id and v.record_id = c.id and v.field = ${order.custom})`
  return sql`(select c.*, ${key} as sort_key from ${table} c)`
}

/**
 * Rows with a key, then all in the order of creation, of which `restCondition` leaves those without one: which these
 * are no index says.
 */
function customWalk(shape: ListShape, field: string, after: Position | undefined, limit: number): Rows {
  const { entity, order, context } = shape
  const direction = order.descending ? sql`desc` : sql`asc`
  const table = sql.table(entity.table)
  const base = conditions(baseConditions(shape))
  const most = sql.lit(limit)
  const beyond = after && after.key === null ? sql`and ${idBeyond(order, after.id)}` : sql``
  const rest = sql`(select t.*, null::text as sort_key, true as rest from ${table} t where ${base} ${beyond} order by t.id ${direction} limit ${most})`
  if (after && after.key === null) return rest
  const sign = order.descending ? sql`<` : sql`>`
  const on = after ? sql`and (v.key, v.record_id) ${sign} (${after.key}::text, ${after.id}::uuid)` : sql``
  const keys = sql`select v.key, v.record_id from field_value v where v.workspace_id = ${context.workspace.id} and v.field = ${field} ${on}
    order by v.key ${direction}, v.record_id ${direction} limit ${most}`
  const row = sql`lateral (select t.* from ${table} t where t.id = k.record_id and ${base} limit 1) t`
  return sql`(select t.*, k.key as sort_key, false as rest from (${keys}) k, ${row} order by k.key ${direction}, k.record_id ${direction})
    union all ${rest} limit ${most}`
}

/** Leaves of the rows of a walk along a custom field those that it is to give. */
export function restCondition(field: string): Condition {
  return sql`(not t.rest or t.custom -> ${sql.lit(field)} is null)`
}
