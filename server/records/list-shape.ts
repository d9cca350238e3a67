// What a list is made of, and the conditions and order that all ways of reading it share. Records are the alias t.
import type { Entity } from '#contract/entity.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import type { Position } from './cursor.ts'
import { filterSql } from './filter-sql.ts'
import type { Split } from './list-plan.ts'
import type { Reach } from './scope.ts'

export interface Order {
  /** Column; undefined for the order of creation, which is that of the ids. */
  readonly key: string | undefined
  /** Whether the key may be null; such rows come last in both directions. */
  readonly nullable: boolean
  readonly descending: boolean
  readonly type: string
  /** The field that the workspace added whose keys give the order; they stand in a table of their own. */
  readonly custom?: string
}
export interface ListShape {
  readonly context: Context
  readonly entity: Entity
  readonly reach: Reach
  readonly order: Order
  readonly deleted: boolean
  readonly fields: readonly string[]
  /** Whether the statement begins with `candidate`, what a search found, to which the list is limited. */
  readonly searched: boolean
}
export type Condition = RawBuilder<boolean>
export interface Ask {
  readonly after: Position | undefined
  readonly offset: number
  /** Rows to answer; one more than the page, to know whether there is a next one. */
  readonly limit: number
}
export type Rows = RawBuilder<unknown>

/** Conditions of every list: the workspace, the trash or not, and what a search found. */
export function baseConditions(shape: Pick<ListShape, 'context' | 'deleted' | 'searched'>): Condition[] {
  const base = [
    sql<boolean>`t.workspace_id = ${shape.context.workspace.id}`,
    shape.deleted ? sql<boolean>`t.deleted_at is not null` : sql<boolean>`t.deleted_at is null`,
  ]
  return shape.searched ? [...base, sql<boolean>`t.id = any((select ids from candidate)::uuid[])`] : base
}

export function filters(shape: Pick<ListShape, 'entity'>, parts: Split['rest']): Condition[] {
  return parts.map((part) => filterSql(shape.entity, 't', part))
}

export function conditions(all: readonly Condition[]): Condition {
  return all.length === 0 ? sql`true` : sql`${sql.join(all, sql` and `)}`
}

export function orderBy(order: Order): RawBuilder<unknown> {
  const direction = order.descending ? sql`desc` : sql`asc`
  if (order.key === undefined) return sql`t.id ${direction}`
  const key = sql.ref(`t.${order.key}`)
  return order.nullable
    ? sql`${key} ${direction} nulls last, t.id ${direction}`
    : sql`${key} ${direction}, t.id ${direction}`
}

/** Rows after a position among those with a key. */
export function rowBeyond(order: Order, after: Position): Condition {
  if (order.key === undefined) return idBeyond(order, after.id)
  const sign = order.descending ? sql`<` : sql`>`
  return sql`(${sql.ref(`t.${order.key}`)}, t.id) ${sign} (${after.key}::${sql.raw(order.type)}, ${after.id}::uuid)`
}

export function idBeyond(order: Order, id: string): Condition {
  return order.descending ? sql`t.id < ${id}::uuid` : sql`t.id > ${id}::uuid`
}

/** Rows after a position in the whole order, those without a key at its end. */
export function afterPosition(order: Order, after: Position): Condition {
  if (order.key === undefined || !order.nullable) return rowBeyond(order, after)
  const key = sql.ref(`t.${order.key}`)
  if (after.key === null) return sql`(${key} is null and ${idBeyond(order, after.id)})`
  return sql`(${rowBeyond(order, after)} or ${key} is null)`
}
