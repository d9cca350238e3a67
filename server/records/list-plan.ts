// How a list is read: a small set that is sorted, or a bounded walk along the order (DATA.md 4). Chosen by what the figures promise.
import type { Entity } from '#contract/entity.ts'
import type { Condition, Filter } from '#contract/query.ts'
import { NOBODY } from './rollups.ts'
import { type Reach, reachBranches } from './scope.ts'
import { shareName, type Shares } from './shares.ts'

export interface Limits {
  /** Up to this many rows are fetched and sorted; more are walked in order. */
  readonly set: number
  /** Where a set and a walk take equally long, as a multiple of the root of a page times all. */
  readonly crossing: number
  /** Rows that a walk looks at before it gives up and says where it stopped. */
  readonly walk: number
  readonly search: SearchLimits
}
export interface SearchLimits {
  /** So few records within reach are all read. */
  readonly whole: number
  /** The newest records that tell whether a word is common. */
  readonly sample: number
  /** The newest records that are looked at: of all, and of the owners within reach together. */
  readonly dense: number
  readonly sparse: number
  /** About what the least of the common words holds in a big table: a word of which nothing is known is rarer. */
  readonly least: number
  /** A word that so many times more records hold than another of the question is not looked up but tested. */
  readonly commoner: number
}
/** Measured (DATA.md 4); tests set others, so that small tables take the ways of big ones. */
export const measuredLimits: Limits = {
  set: 5000,
  crossing: 1,
  walk: 2500,
  search: { whole: 1500, sample: 300, dense: 12_000, sparse: 2500, least: 1000, commoner: 20 },
}

export interface Split {
  /** Conditions that an index answers; they must all hold. */
  readonly indexed: readonly Filter[]
  /** What is left to test on each row. */
  readonly rest: readonly Filter[]
  /** The reach in parts that do not overlap, each with what its rows are found by. */
  readonly branches: readonly Branch[]
  /** About how many rows are fetched that way. */
  readonly expected: number
  /** About how many records there are, whoever they belong to. */
  readonly total: number
}
/**
 * A part of a reach, and which index its rows are found by: that of the filters, that of the owners, or one that holds
 * both. Several owners at once are never looked up beside the filters: the index goes through these once for each.
 */
export interface Branch {
  readonly reach: Reach
  readonly by: 'filters' | 'reach' | 'both'
  readonly rows: number
}

/** Splits a filter into what indexes answer and the rest, with the number of rows to expect. */
export function splitFilter(entity: Entity, filter: Filter | undefined, reach: Reach, shares: Shares): Split {
  const indexed: Filter[] = []
  const rest: Filter[] = []
  const counts: number[] = []
  for (const part of topLevel(filter)) {
    const share = shareOf(entity, part, shares)
    if (share === undefined) rest.push(part)
    else {
      indexed.push(part)
      counts.push(share)
    }
  }
  const branches = branchesOf(reach, shares, counts)
  return {
    indexed,
    rest,
    branches,
    expected: branches.reduce((sum, { rows }) => sum + rows, 0),
    total: shares.total,
  }
}

function branchesOf(reach: Reach, shares: Shares, counts: readonly number[]): readonly Branch[] {
  const filtered = together(counts, shares.total)
  const branches = reachBranches(reach).map((part): Branch => {
    const within = expectedInReach(part, shares)
    if (part.of === 'owners' && part.ids.length === 1)
      return { reach: part, by: 'both', rows: together([...counts, within], shares.total) }
    if (part.of !== 'owners') return { reach: part, by: 'both', rows: Math.min(within, filtered) }
    return within <= filtered
      ? { reach: part, by: 'reach', rows: within }
      : { reach: part, by: 'filters', rows: filtered }
  })
  // What is found by the filters alone is found once.
  const twice = branches.length > 1 && branches.every(({ by }) => by === 'filters')
  return twice ? [{ reach, by: 'filters', rows: filtered }] : branches
}

/** Conditions that go together may hold for more rows than chance says, so a common one never counts on chance. */
const COMMON = 50_000

/** Rows that meet all conditions: by chance, where the rarest is rare enough for a wrong guess to cost little. */
function together(counts: readonly number[], total: number): number {
  const least = Math.min(total, ...counts)
  if (least > COMMON || total === 0) return least
  return Math.min(least, Math.ceil(counts.reduce((rows, count) => rows * Math.min(1, count / total), total)))
}

function topLevel(filter: Filter | undefined): readonly Filter[] {
  if (filter === undefined) return []
  return 'and' in filter ? filter.and.flatMap(topLevel) : [filter]
}

/** About how many records an actor reaches. */
export function expectedInReach(reach: Reach, shares: Shares): number {
  if (reach.of === 'none') return 0
  if (reach.of === 'all' || reach.of === 'except') return shares.total
  const own = reach.ids.reduce((sum, id) => sum + (shares.byOwner.get(id) ?? 0), 0)
  return own + (reach.unassigned ? (shares.byOwner.get(NOBODY) ?? 0) : 0)
}

/** Rows that meet a part alone; undefined where no index answers it. */
function shareOf(entity: Entity, part: Filter, shares: Shares): number | undefined {
  if ('and' in part || 'or' in part || 'not' in part) return undefined
  const values = Array.isArray(part.value) ? (part.value as readonly string[]) : []
  if (part.field === 'id') return values.length
  const def = entity.fields[part.field]
  const kind = def?.kind.name
  if (part.op === 'isAnyOf' && kind === 'user' && part.field === 'ownerId')
    return sum(values, (id) => shares.byOwner.get(id) ?? 0)
  if (part.op === 'isAnyOf' && kind === 'reference') return values.length * 100
  if (part.op === 'is' && kind === 'emails' && !def?.custom) return 10
  return keptShare(entity, part, values, shares)
}

function keptShare(
  entity: Entity,
  part: Condition,
  values: readonly string[],
  shares: Shares,
): number | undefined {
  const rollup = entity.rollups.find((each) => each.by === part.field)
  if (!rollup) return undefined
  const count = (value: string) => shares.byValue.get(shareName(rollup.code, value)) ?? 0
  if (part.op === 'isAnyOf' || part.op === 'hasAnyOf') return sum(values, count)
  return part.op === 'hasAllOf' ? Math.min(...values.map(count)) : undefined
}

function sum(values: readonly string[], count: (value: string) => number): number {
  return values.reduce((total, value) => total + count(value), 0)
}
