// How many records a list has: exact from the figures or up to a cap, extrapolated beyond.
import { EXACT_TOTAL } from '#contract/query.ts'
import type { Total } from '#contract/schemas.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import type { Limits, Split } from './list-plan.ts'
import { baseConditions, conditions, filters, type ListShape, newestRows } from './list-sql.ts'
import { rollupSums } from './rollups.ts'
import { reachCondition } from './scope.ts'

/** Where indexes answer the whole filter, this many times more rows than in a set are cheap enough to count for every list. */
const COUNT_FACTOR = 4

/** A total as SQL gives it: the number, and 1 where it is exact. */
export type TotalPair = readonly [value: number, exact: number]

export function readTotal([value, exact]: TotalPair): Total {
  return { value, exact: exact === 1 }
}

/** One row with one column `total`: about as dear as the page itself, so every first page carries it. */
export function aboutTotal(
  context: Context,
  shape: ListShape,
  split: Split,
  limits: Limits,
): RawBuilder<{ total: TotalPair }> {
  if (isKept(shape, split))
    return sql`select array[coalesce(sum(n), 0), 1]::bigint[] total from (${rollupSums(context, shape.entity, 1, shape.reach)}) s`
  const fixed = shape.searched || shape.deleted || shape.entity.rollups.length === 0
  const few =
    split.expected <= limits.set || (split.rest.length === 0 && split.expected <= COUNT_FACTOR * limits.set)
  return fixed || few ? cappedTotal(shape, split) : extrapolated(context, shape, split, limits.walk)
}

/** The exact number, within the statement's budget. */
export function exactTotal(
  context: Context,
  shape: ListShape,
  split: Split,
  limits: Limits,
): RawBuilder<{ total: TotalPair }> {
  if (isKept(shape, split)) return aboutTotal(context, shape, split, limits)
  return sql`select array[count(*), 1]::bigint[] total from (${matching(shape, split)}) f`
}

/** Whether the figures hold the answer. */
function isKept(shape: ListShape, split: Split): boolean {
  const filtered = split.indexed.length + split.rest.length > 0 || shape.searched
  return !filtered && !shape.deleted && shape.entity.rollups.length > 0
}

function cappedTotal(shape: ListShape, split: Split): RawBuilder<{ total: TotalPair }> {
  const complete = shape.searched ? sql`and (select complete from candidate)` : sql``
  return sql`select array[least(count(*), ${EXACT_TOTAL}), (count(*) <= ${EXACT_TOTAL} ${complete})::int]::bigint[] total
    from (${matching(shape, split)} limit ${EXACT_TOTAL + 1}) f`
}

function matching(shape: ListShape, split: Split): RawBuilder<unknown> {
  const all = [
    ...baseConditions(shape),
    reachCondition(shape.reach, 't'),
    ...filters(shape, [...split.indexed, ...split.rest]),
  ]
  return sql`select 1 from ${sql.table(shape.entity.table)} t where ${conditions(all)}`
}

/** The share among the newest rows of the reach, times the number that the figures give for it. */
function extrapolated(
  context: Context,
  shape: ListShape,
  split: Split,
  window: number,
): RawBuilder<{ total: TotalPair }> {
  const newest = newestRows(shape, window)
  const tests = conditions(filters(shape, [...split.indexed, ...split.rest]))
  const kept = sql`select coalesce(sum(n), 0) from (${rollupSums(context, shape.entity, 1, shape.reach)}) s`
  return sql`select case when seen < ${window} then array[hits, 1] else array[round(hits * (${kept}) / seen), 0] end::bigint[] total
    from (select count(*) seen, count(*) filter (where ${tests}) hits from (${newest}) t) c`
}
