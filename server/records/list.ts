// A page of records under the actor's predicate, in order, with its total and the labels of what it points to.
import type { AnyRow, Entity } from '#contract/entity.ts'
import { DEFAULT_SORT, type Filter, type ListQuery, parseSort } from '#contract/query.ts'
import type { Refs, Total } from '#contract/schemas.ts'
import { invalid, Problem } from '#server/platform/problem.ts'
import { keptPlan } from '#server/platform/kept-plans.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { entityIn } from './custom-fields.ts'
import { columnName, customColumnsOf, ownColumnsOf } from './columns.ts'
import { type Cursor, listMark, printCursor, readCursor } from './cursor.ts'
import { resolveFilter } from './filter.ts'
import { type Limits, measuredLimits, splitFilter, type Split } from './list-plan.ts'
import { type Ask, type ListShape, type Order } from './list-shape.ts'
import { hitsPage, type PageRow, type Reading, setPage, walkPage } from './list-sql.ts'
import { type Label, labelsOfPage, readLabels } from './refs.ts'
import { chosenFields, fromJson, recordMaker } from './row.ts'
import { accessOf, reachOf, type Reach } from './scope.ts'
import { searchCandidates } from './search.ts'
import { type SearchText, searchText } from './search-text.ts'
import { sharesOf } from './shares.ts'
import { aboutTotal, exactTotal, isKeptTotal, readTotal, type TotalPair } from './total.ts'

export interface Page {
  readonly items: readonly AnyRow[]
  readonly next: string | null
  readonly total: Total | null
  readonly refs: Refs
}

const DEFAULT_LIMIT = 50
const MAX_CANDIDATES = 5000

/** A page of a list. One statement, after those that choose its plan and the sign-in before it. */
export async function listRecords(
  context: Context,
  entity: Entity,
  query: ListQuery,
  limits: Partial<Limits> = {},
): Promise<Page> {
  const prepared = await prepare(context, entity, query, { ...measuredLimits, ...limits })
  return toPage(context, prepared, await readPage(context, prepared))
}

/** The exact number of records of a list. Throws `too-slow` where counting takes more than its budget. */
export async function countRecords(context: Context, entity: Entity, query: ListQuery): Promise<number> {
  const prepared = await prepare(context, entity, query, measuredLimits)
  const ctes = await candidates(context, prepared, MAX_CANDIDATES)
  const before = ctes.length === 0 ? sql`` : sql`with ${sql.join(ctes)}`
  const total = exactTotal(context, prepared.shape, prepared.split)
  const { rows } = await sql<{ total: TotalPair }>`${before} ${total}`.execute(context.database.readDb)
  return rows[0]?.total[0] ?? 0
}

interface Prepared {
  readonly entity: Entity
  readonly query: ListQuery
  readonly shape: ListShape
  readonly split: Split
  readonly search: SearchText | undefined
  readonly mark: string
  readonly cursor: Cursor | undefined
  readonly limit: number
  readonly limits: Limits
  readonly fields: readonly string[]
}

async function prepare(context: Context, asked: Entity, query: ListQuery, limits: Limits): Promise<Prepared> {
  const entity = entityIn(context, asked)
  const deleted = query.deleted === 'only'
  // The trash shows what the actor could restore or once could see: the same reach as reading.
  const reach: Reach = reachOf(context, entity, 'read')
  const filter: Filter | undefined = query.filter && resolveFilter(context, entity, query.filter)
  const order = orderOf(context, entity, query.sort ?? DEFAULT_SORT, deleted)
  const fields = chosenFields(context, entity, query.fields)
  const split = splitFilter(entity, filter, reach, await sharesOf(context, entity))
  const mark = listMark([
    context.workspace.id,
    entity.name,
    query.filter,
    query.sort,
    query.search,
    deleted,
    reach,
  ])
  const search = query.search === undefined ? undefined : searchText(entity, query.search)
  return {
    entity,
    query,
    split,
    mark,
    fields,
    search,
    shape: { context, entity, reach, order, deleted, fields, searched: search !== undefined },
    cursor:
      query.cursor === undefined
        ? undefined
        : readCursor(context.cursorKey, mark, query.cursor, order.key === undefined ? undefined : order.type),
    limit: query.limit ?? DEFAULT_LIMIT,
    limits,
  }
}

/** Column and direction; throws for fields that have no order or that the actor may not see. */
function orderOf(context: Context, entity: Entity, text: string, deleted: boolean): Order {
  const { field, descending } = parseSort(text)
  if (field === 'createdAt') return { key: undefined, nullable: false, descending, type: 'uuid' }
  if (field === 'title') return { key: 'name_key', nullable: false, descending, type: 'text' }
  if (field === 'deletedAt' && deleted)
    return { key: 'deleted_at', nullable: false, descending, type: 'timestamptz(3)' }
  if (accessOf(context.actor, entity).hidden.includes(field))
    throw invalid({ path: 'sort', code: 'unknown-field' })
  const custom = customColumnsOf(entity).find((each) => each.field === field && each.def.sort)
  if (custom) return { key: 'sort_key', nullable: true, descending, type: 'text', custom: custom.field }
  const column = ownColumnsOf(entity).find((each) => each.field === field)
  if (!column?.sort) throw invalid({ path: 'sort', code: 'unknown-field' })
  const type =
    column.sort === columnName(field)
      ? column.def.kind.column
      : column.def.kind.sortKey === 'base'
        ? 'bigint'
        : 'text'
  return { key: column.sort, nullable: true, descending, type }
}

/**
 * What one statement gives: the rows as JSON, which is read several times faster than values one by one, the total of
 * a first page, and the labels of what the rows point to.
 */
interface ReadPage {
  readonly rows: readonly PageRow[]
  readonly total: TotalPair | null
  readonly labels: readonly Label[] | null
}

async function readPage(context: Context, prepared: Prepared): Promise<ReadPage> {
  const { entity, shape, split, cursor, limit, fields } = prepared
  const ask = { after: cursor?.after, offset: prepared.query.offset ?? 0, limit: limit + 1 }
  const way = wayOf(prepared)
  const reading = readingOf(prepared, way, ask)
  const total = isFirst(prepared.query)
    ? sql`(${aboutTotal(context, shape, split, way)})`
    : sql`null::bigint[]`
  const found = await candidates(context, prepared, ask.limit + ask.offset)
  const before = sql.join([...found, ...reading.ctes, sql`page as materialized (${reading.page})`])
  const shown = sql`select * from page where not stop limit ${sql.lit(limit)}`
  const page = sql<ReadPage>`with ${before} select (select coalesce(json_agg(p), '[]') from page p) as rows,
    ${total} as total, ${labelsOfPage(context, entity, fields, shown)} as labels`
  const { rows } = reading.kept
    ? await sql<ReadPage>`${keptPlan} ${page}`.execute(context.database.keptDb)
    : await page.execute(context.database.readDb)
  const [read] = rows
  if (!read) throw new Problem('internal')
  return { ...read, rows: fromJson(entity, read.rows) }
}

function wayOf({ shape, split, limits, search, entity, limit }: Prepared): 'set' | 'walk' | 'hits' {
  if (search !== undefined) return isNewestFirst(shape.order) ? 'hits' : 'set'
  // The trash has indexes in the orders of creation and deletion alone.
  const keptInTrash = [undefined, 'deleted_at'].includes(shape.order.key)
  const kept = entity.rollups.length > 0 && (!shape.deleted || keptInTrash)
  return !kept || (!shape.deleted && isSmall(shape, split, limits, limit)) ? 'set' : 'walk'
}

/**
 * A set takes as long as it has rows, a walk as long as it has few of all: they meet at the root of a page times all.
 * Records with a value in common were often made at the same time, so that a walk may meet none of them for long.
 * Where the total has to be counted anyway, the set is there for it.
 */
function isSmall(shape: ListShape, split: Split, limits: Limits, page: number): boolean {
  if (!isKeptTotal(shape, split)) return split.expected <= limits.set
  const doubt = split.indexed.length === 0 ? 1 : 3
  const meeting = limits.crossing * Math.sqrt(page * split.total)
  return split.expected <= Math.min(doubt * meeting, limits.set)
}

function readingOf(
  { shape, split, cursor, limits }: Prepared,
  way: 'set' | 'walk' | 'hits',
  ask: Ask,
): Reading {
  if (way === 'hits') return hitsPage(shape, split, ask)
  if (way === 'set') return setPage(shape, split, ask)
  return walkPage(shape, split, { ...ask, window: cursor?.window ?? limits.walk })
}

function isNewestFirst(order: Order): boolean {
  return order.key === undefined && order.descending
}

/** What the search finds, once for page and total. In the order of creation it goes on below the cursor. */
async function candidates(
  context: Context,
  { search, cursor, shape, split, limits }: Prepared,
  need: number,
): Promise<RawBuilder<unknown>[]> {
  if (!search) return []
  const newestFirst = isNewestFirst(shape.order)
  // Filters leave some of what is found, so more has to be.
  const most = newestFirst && split.indexed.length + split.rest.length === 0 ? need : MAX_CANDIDATES
  const before = newestFirst ? cursor?.after.id : undefined
  const found = await searchCandidates(context, search, most, before, limits.search)
  return [sql`candidate as materialized (${found})`]
}

/** Only the first page carries the total. */
function isFirst(query: ListQuery): boolean {
  return query.cursor === undefined && (query.offset ?? 0) === 0
}

function toPage(context: Context, prepared: Prepared, { rows, total, labels }: ReadPage): Page {
  const { entity, fields, limit, query } = prepared
  const hits = rows.filter((row) => !row.stop).slice(0, limit)
  return {
    items: hits.map(recordMaker(context, entity, fields)),
    next: nextCursor(prepared, rows),
    total: isFirst(query) ? totalOf(rows, hits.length, total) : null,
    refs: readLabels(labels ?? []),
  }
}

function totalOf(rows: readonly PageRow[], hits: number, total: TotalPair | null): Total {
  // Everything fitted on the page: then it has been counted.
  if (rows.length === hits) return { value: hits, exact: true }
  return total ? readTotal(total) : { value: hits, exact: false }
}

/** A full page goes on after its last row; a walk that found too little goes on where it stopped, looking at more rows. */
function nextCursor(prepared: Prepared, rows: readonly PageRow[]): string | null {
  const { limit, limits, mark, cursor } = prepared
  const { cursorKey } = prepared.shape.context
  const hits = rows.filter((row) => !row.stop)
  const window = cursor?.window ?? limits.walk
  if (hits.length > limit) {
    const last = hits[limit - 1]
    if (!last) throw new Problem('internal')
    return printCursor(cursorKey, mark, { after: { key: last.sort_key, id: last.id }, window })
  }
  const stop = rows.find((row) => row.stop)
  return stop
    ? printCursor(cursorKey, mark, {
        after: { key: stop.sort_key, id: stop.id },
        window: Math.min(window * 2, 50_000),
      })
    : null
}
