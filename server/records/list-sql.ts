// The statements of a list: a set that is sorted, or a walk along an index that looks at a bounded number of rows (DATA.md 4).
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import type { Position } from './cursor.ts'
import type { Branch, Split } from './list-plan.ts'
import {
  afterPosition,
  type Ask,
  baseConditions,
  type Condition,
  conditions,
  filters,
  idBeyond,
  type ListShape,
  orderBy,
  type Rows,
} from './list-shape.ts'
import { recordsOf, restCondition, walk } from './list-walk.ts'
import { type RawRow, selectColumns } from './row.ts'
import { reachCondition, uuidArray } from './scope.ts'

/** `stop` marks the row at which a walk gave up; it only carries the position. */
export type PageRow = RawRow & {
  readonly sort_key: string | number | null
  readonly stop: boolean
}

/** A page as SQL; `ctes` stand before it, and before the total, which may use them. */
export interface Reading {
  /** Whether its plan is the same for all values. */
  readonly kept: boolean
  readonly ctes: readonly Rows[]
  readonly page: Rows
}

/** Finds all that match once, as ids with their keys, for the page and the total. */
export function setPage(shape: ListShape, split: Split, ask: Ask): Reading {
  const { order, context } = shape
  const branches = split.branches.map((branch) => sql`(${branchRows(shape, split, branch)})`)
  const beyond = ask.after ? afterPosition(order, ask.after) : sql`true`
  const ids = sql`select t.id from matching t where ${beyond} order by ${orderBy(order)} limit ${sql.lit(ask.limit)} offset ${ask.offset}`
  return {
    kept: false,
    ctes: [sql`matching as materialized (${sql.join(branches, sql` union all `)})`],
    page: fetchIds(context, shape, ids),
  }
}

/** Behind `offset 0` what is not meant to choose the index cannot. */
function branchRows(shape: ListShape, split: Split, { reach, by }: Branch): Rows {
  const { order, searched } = shape
  const key = order.key === undefined ? sql`` : sql`, ${sql.ref(`t.${order.key}`)}`
  const base = baseConditions(shape)
  const tests = filters(shape, [...split.indexed, ...split.rest])
  const within = reachCondition(reach, 't')
  const table = recordsOf(shape)
  if (by === 'both' || searched)
    return sql`select t.id ${key} from ${table} t where ${conditions([...base, ...tests, within])}`
  const [first, then] = by === 'filters' ? [tests, [within]] : [[within], tests]
  return sql`select t.id ${key} from (select t.* from ${table} t where ${conditions([...base, ...first])} offset 0) t where ${conditions(then)}`
}

/**
 * The newest hits of a search, one by one until the page is full. Where the search has not looked at all, a `stop` row
 * says how far it has. `counted` holds how many of the first `SAMPLED` candidates are left after rights and filters.
 */
export function hitsPage(shape: ListShape, split: Split, ask: Ask): Reading {
  const { entity, context, reach } = shape
  const tests = [
    ...baseConditions({ ...shape, searched: false }),
    ...filters(shape, [...split.indexed, ...split.rest]),
    reachCondition(reach, 't'),
  ]
  const beyond = ask.after ? sql`where x.id < ${ask.after.id}::uuid` : sql``
  const ids = sql`select x.id from unnest((select ids from candidate)) x (id) ${beyond} order by x.id desc`
  const row = (columns: Rows) =>
    sql`lateral (select ${columns} from ${sql.table(entity.table)} t where t.id = c.id and ${conditions(tests)} limit 1) t`
  const hit = sql`select ${outputColumns(shape)}, false as stop from (${ids}) c, ${row(sql`t.*`)} limit ${sql.lit(ask.limit)} offset ${ask.offset}`
  const counted = sql`select count(*) n from (${ids} limit ${sql.lit(SAMPLED)}) c, ${row(sql`1`)}`
  const stop = sql`select ${outputColumns(shape)}, true as stop from ${sql.table(entity.table)} t
    where t.workspace_id = ${context.workspace.id} and t.id = (select stop from candidate) and (select count(*) from hit) < ${ask.limit}`
  return {
    kept: isUsual(ask) && split.indexed.length + split.rest.length === 0,
    ctes: [sql`hit as materialized (${hit})`, sql`counted as materialized (${counted})`],
    page: sql`select * from hit union all (${stop})`,
  }
}
/** Up to this many hits are counted exactly. */
export const SAMPLED = 200

/** The rows of some ids, in order. */
function fetchIds(context: Context, shape: ListShape, ids: Rows): Rows {
  return sql`select ${outputColumns(shape)}, false as stop from (${ids}) p
    join ${recordsOf(shape)} t on t.workspace_id = ${context.workspace.id} and t.id = p.id order by ${orderBy(shape.order)}`
}

/** Walks along the order. Where conditions are left to test, at most `window` rows are looked at, and a `stop` row says where that ended. */
export function walkPage(shape: ListShape, split: Split, ask: Ask & { readonly window: number }): Reading {
  const tests = filters(shape, [...split.indexed, ...split.rest])
  if (shape.order.custom !== undefined) {
    const within = shape.reach.of === 'owners' ? [reachCondition(shape.reach, 't')] : []
    return boundedPage(shape, [...tests, ...within, restCondition(shape.order.custom)], ask)
  }
  if (tests.length === 0 && shape.reach.of === 'owners' && shape.order.key !== undefined)
    return ownersPage(shape, ask)
  const byOwner = shape.reach.of === 'owners' && shape.order.key === undefined && !shape.deleted
  if (byOwner && tests.length === 0) return { kept: isUsual(ask), ctes: [], page: branchesPage(shape, ask) }
  const outer = shape.reach.of === 'owners' ? [...tests, reachCondition(shape.reach, 't')] : tests
  if (outer.length === 0) return { kept: isUsual(ask), ctes: [], page: plainPage(shape, ask) }
  return boundedPage(shape, outer, ask)
}

/** Pages of the usual lengths come again and again; each length is a statement of its own. */
const usualLimits = [51, 101, 201]
function isUsual({ limit, offset }: Ask): boolean {
  return offset === 0 && usualLimits.includes(limit)
}

/** Nothing to test: the index alone gives the page; a jump counts along the index and fetches only the rows of the page. */
function plainPage(shape: ListShape, ask: Ask): Rows {
  if (ask.offset === 0)
    return sql`select ${outputColumns(shape)}, false as stop from (${walk(shape, ask.after, ask.limit)}) t`
  const ids = walk(shape, ask.after, ask.limit + ask.offset, sql`t.id`)
  return fetchIds(shape.context, shape, sql`select id from (${ids}) w offset ${ask.offset}`)
}

/** One limited branch per owner, so that the planner has no choice; merged by creation. */
function branchesPage(shape: ListShape, ask: Ask): Rows {
  const { order } = shape
  const page = sql`order by ${orderBy(order)} limit ${sql.lit(ask.limit)} offset ${ask.offset}`
  const most = ask.limit + ask.offset
  const ids = sql`select t.id from (${ownerBranches(shape, most, ask.after, sql`t.id`)}) t ${page}`
  return fetchIds(shape.context, shape, ids)
}

/** The first rows of each owner in the order of creation. */
function ownerBranches(
  shape: ListShape,
  most: number,
  after: Position | undefined,
  columns: RawBuilder<unknown> = sql`t.*`,
): Rows {
  const { entity, order, reach } = shape
  if (reach.of !== 'owners') throw new Error('branches are for owners')
  const direction = order.descending ? sql`desc` : sql`asc`
  const within = [...baseConditions(shape), ...(after ? [idBeyond(order, after.id)] : [])]
  const branch = (owner: Condition, along: Rows) =>
    sql`select ${columns} from ${sql.table(entity.table)} t where ${conditions([...within, owner])} order by ${along} limit ${sql.lit(most)}`
  const owned = sql`select b.* from unnest(${uuidArray(reach.ids)}) o (id), lateral (${branch(sql`t.owner_id = o.id`, sql`t.id ${direction}`)}) b`
  // All without an owner are alike, but only with the owner in the order does the planner see that their index has it.
  const nobody = branch(sql`t.owner_id is null`, sql`t.owner_id ${direction}, t.id ${direction}`)
  return reach.unassigned ? sql`${owned} union all (${nobody})` : owned
}

/** About the newest `count` rows within reach: a sample from which totals are extrapolated. */
export function newestRows(shape: ListShape, count: number): Rows {
  const { entity, reach } = shape
  const newest: ListShape = {
    ...shape,
    order: { key: undefined, nullable: false, descending: true, type: 'uuid' },
  }
  if (reach.of === 'owners')
    return ownerBranches(newest, Math.ceil(count / Math.max(1, reach.ids.length)), undefined)
  const within = conditions([...baseConditions(shape), reachCondition(reach, 't')])
  return sql`select t.* from ${sql.table(entity.table)} t where ${within} order by t.id desc limit ${sql.lit(count)}`
}

/** By the index alone, which holds the owner, to the rows within reach; only these are fetched. */
function ownersPage(shape: ListShape, asked: Ask & { readonly window: number }): Reading {
  const { entity, context } = shape
  // An entry of the index costs a fraction of a row.
  const ask = { ...asked, window: asked.window * INDEX_ONLY }
  const seen = walk(shape, ask.after, ask.window, sql`t.id, t.owner_id`)
  const ids = sql`select w.id from (${seen}) w where ${reachCondition(shape.reach, 'w')} limit ${sql.lit(ask.limit)} offset ${ask.offset}`
  const row = sql`lateral (select t.* from ${sql.table(entity.table)} t where t.workspace_id = ${context.workspace.id} and t.id = h.id limit 1) t`
  return stoppingPage(
    shape,
    ask,
    sql`select ${outputColumns(shape)}, false as stop from (${ids}) h, ${row}`,
    isUsual(ask),
  )
}

const INDEX_ONLY = 4

function boundedPage(
  shape: ListShape,
  tests: readonly Condition[],
  ask: Ask & { readonly window: number },
): Reading {
  const { window, after, limit, offset } = ask
  const hits = sql`select ${outputColumns(shape)}, false as stop
    from (${walk(shape, after, window)}) t where ${conditions(tests)} limit ${sql.lit(limit)} offset ${offset}`
  return stoppingPage(shape, ask, hits, false)
}

/** The hits of a walk, and where they do not fill the page the row at which it ended. */
function stoppingPage(
  shape: ListShape,
  { window, after, limit }: Ask & { readonly window: number },
  hits: Rows,
  kept: boolean,
): Reading {
  // The last row that was looked at; asked for only where the page was not filled, and by the index alone.
  const key = shape.order.key === undefined ? sql`` : sql`, ${sql.ref(`t.${shape.order.key}`)}`
  const last = sql`select w.* from (${walk(shape, after, window, sql`t.id ${key}`)}) w offset ${window - 1} limit 1`
  const stop = sql`select ${outputColumns(shape, 'l')}, true as stop from (${last}) l
    join ${sql.table(shape.entity.table)} t on t.workspace_id = ${shape.context.workspace.id} and t.id = l.id
    where (select count(*) from hit) < ${limit}`
  return {
    kept,
    ctes: [sql`hit as materialized (${hits})`],
    page: sql`select * from hit union all (${stop})`,
  }
}

/** The columns of the alias t; the key, where the order has one, from another alias. */
function outputColumns(shape: ListShape, from = 't'): RawBuilder<unknown> {
  const key = shape.order.key === undefined ? sql`null` : sql.ref(`${from}.${shape.order.key}`)
  return sql`${selectColumns(shape.entity, shape.fields, 't')}, ${key} as sort_key`
}
