// How many records a list has: exact from the figures or up to a cap, extrapolated beyond.
import { EXACT_TOTAL, type Filter } from '#contract/query.ts'
import type { Total } from '#contract/schemas.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import type { Entity } from '#contract/entity.ts'
import type { Split } from './list-plan.ts'
import { baseConditions, conditions, filters, type ListShape } from './list-shape.ts'
import { newestRows, SAMPLED } from './list-sql.ts'
import { rollupSums } from './rollups.ts'
import { reachCondition, uuidArray } from './scope.ts'

/** Rows from which a total is extrapolated: a tenth of a page's cost, and right to some percent. */
const SAMPLE = 1000

/** A total as SQL gives it: the number, and 1 where it is exact. */
export type TotalPair = readonly [value: number, exact: number]

export function readTotal([value, exact]: TotalPair): Total {
  return { value, exact: exact === 1 }
}

/**
 * One row with one column `total`, cheap enough for every first page: from the figures, from the set that the page is
 * taken of (`matching`), or extrapolated from the newest rows.
 */
export function aboutTotal(
  context: Context,
  shape: ListShape,
  split: Split,
  read: 'set' | 'walk' | 'hits',
): RawBuilder<{ total: TotalPair }> {
  const kept = keptTotal(context, shape, split)
  if (kept) return kept
  if (read === 'walk') return extrapolated(context, shape, split)
  if (read === 'hits') return sampledTotal()
  return shape.searched
    ? searchedTotal()
    : sql`select array[least(count(*), ${EXACT_TOTAL}), (count(*) <= ${EXACT_TOTAL})::int]::bigint[] total from matching`
}

/** Where the search found all, what is left of it after rights and filters; else that share of what it expects. */
function searchedTotal(): RawBuilder<{ total: TotalPair }> {
  return sql`select case when c.complete then array[m.n, 1]
      else array[greatest(m.n, round(c.about::numeric * m.n / greatest(cardinality(c.ids), 1)::numeric))::bigint, 0] end::bigint[] total
    from candidate c, (select count(*) n from matching) m`
}

/** As many as were counted, or their share of what the search found or expects. */
function sampledTotal(): RawBuilder<{ total: TotalPair }> {
  const found = sql`cardinality(c.ids)`
  return sql`select case when c.complete and ${found} <= ${SAMPLED} then array[k.n, 1]
      else array[round(case when c.complete then ${found} else greatest(c.about, ${found}) end * k.n::numeric / greatest(least(${found}, ${SAMPLED}), 1))::bigint, 0] end::bigint[] total
    from candidate c, counted k`
}

/** The exact number, within the statement's budget. */
export function exactTotal(
  context: Context,
  shape: ListShape,
  split: Split,
): RawBuilder<{ total: TotalPair }> {
  const kept = keptTotal(context, shape, split)
  if (kept) return kept
  const all = [
    ...baseConditions(shape),
    reachCondition(shape.reach, 't'),
    ...filters(shape, [...split.indexed, ...split.rest]),
  ]
  return sql`select array[count(*), 1]::bigint[] total from ${sql.table(shape.entity.table)} t where ${conditions(all)}`
}

/** Whether the figures hold the total, so that it costs nothing. */
export function isKeptTotal(shape: ListShape, split: Split): boolean {
  return keptFacet(shape, split) !== undefined
}

function keptTotal(
  context: Context,
  shape: ListShape,
  split: Split,
): RawBuilder<{ total: TotalPair }> | undefined {
  const facet = keptFacet(shape, split)
  if (!facet) return undefined
  const among = facet.keys ? sql`where k = any(${uuidArray(facet.keys)})` : sql``
  return sql`select array[coalesce(sum(n), 0), 1]::bigint[] total from (${rollupSums(context, shape.entity, facet.code, shape.reach)}) s ${among}`
}

interface Facet {
  readonly code: number
  readonly keys: readonly string[] | undefined
}

/** The figures hold the number of all records, and of those with one value of a field that they follow. */
function keptFacet(shape: ListShape, split: Split): Facet | undefined {
  if (shape.searched || shape.deleted || shape.entity.rollups.length === 0 || split.rest.length > 0)
    return undefined
  const [only, ...others] = split.indexed
  if (only === undefined) return { code: 1, keys: undefined }
  return others.length === 0 ? facetOf(shape.entity, only) : undefined
}

/** Values of an option add up; of a set only one does, since a record may hold several. */
function facetOf(entity: Entity, filter: Filter): Facet | undefined {
  if (!('field' in filter)) return undefined
  const rollup = entity.rollups.find((each) => each.by === filter.field)
  const keys = Array.isArray(filter.value) ? [...new Set(filter.value as readonly string[])] : []
  if (!rollup || keys.length === 0) return undefined
  const adds =
    filter.op === 'isAnyOf' || (keys.length === 1 && (filter.op === 'hasAnyOf' || filter.op === 'hasAllOf'))
  return adds ? { code: rollup.code, keys } : undefined
}

/** The share among the newest rows of the reach, times the number that the figures give for it. */
function extrapolated(context: Context, shape: ListShape, split: Split): RawBuilder<{ total: TotalPair }> {
  const newest = newestRows(shape, SAMPLE)
  const tests = conditions(filters(shape, [...split.indexed, ...split.rest]))
  const kept = sql`select coalesce(sum(n), 0) from (${rollupSums(context, shape.entity, 1, shape.reach)}) s`
  return sql`select array[round(hits * (${kept}) / greatest(seen, 1)), 0]::bigint[] total
    from (select count(*) seen, count(*) filter (where ${tests}) hits from (${newest}) t) c`
}
