// Which way words are looked up: costs measured on a million records, and what is known of the words (docs/decisions/0011).
import type { Entity } from '#contract/entity.ts'
import type { RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { searchMark } from './derived.ts'
import { expectedInReach, type SearchLimits } from './list-plan.ts'
import type { Reach } from './scope.ts'
import type { Shares } from './shares.ts'
import type { WordCount } from './word-statistics.ts'

export interface WordQuestion {
  readonly context: Context
  readonly entity: Entity
  readonly reach: Reach
  readonly shares: Shares
  readonly counts: WordCount
  readonly limits: SearchLimits
  readonly words: readonly string[]
  /** Hits that are enough; more of them may exist. */
  readonly need: number
  /** Goes on below an id. */
  readonly before?: string | undefined
  /** Nothing is looked at where this does not hold. */
  readonly only?: RawBuilder<boolean>
}

/**
 * How a reach is looked through.
 * - whole: so few records that all are read
 * - dense: at least a tenth of all records, so that the newest of all hold enough of them
 * - sparse: the newest of each owner, and owners as a part of the question to the index
 */
export type Way = 'whole' | PartWay
export type PartWay = 'dense' | 'sparse'

export function wayOf({ reach, shares, limits }: WordQuestion): Way {
  const expected = expectedInReach(reach, shares)
  if (expected <= limits.whole) return 'whole'
  return reach.of === 'all' || expected * 10 >= shares.total ? 'dense' : 'sparse'
}

/**
 * What looking takes, in microseconds, measured on a million records: a row of the newest of all, and one of a scattered
 * owner's; a word of the index per record that holds it; a record that the index finds.
 */
const COST = { dense: 0.35, sparse: 3, word: 0.15, found: 1.6 } as const

/**
 * - sample: a look at the newest records tells which is faster
 * - index: cheap, for what is known of the words
 * - newest: the newest records; the index only where these hold next to nothing
 */
export type Plan = 'sample' | 'index' | 'newest'

/** Chosen by what is known of common words; what is not known to be common is sampled. */
export function planOf(question: WordQuestion, way: PartWay): Plan {
  const { words, shares, reach, counts } = question
  const mark = searchMark(question.context.workspace.code, question.entity)
  const known = words.map((word) => counts(mark + word))
  if (known.includes(undefined)) return 'sample'
  const within = expectedInReach(reach, shares) / Math.max(1, shares.total)
  const share = shareOfWords(question)
  const hits = shares.total * share * (way === 'sparse' ? within : 1)
  const asked = narrowing(question).reduce((sum, word) => sum + (counts(mark + word)?.rows ?? 0), 0)
  const index = asked * COST.word + hits * COST.found
  if (newestRows(question, way) * COST[way] < index) return 'newest'
  return known.every((word) => word?.whole === true) ? 'index' : 'sample'
}

/** The words that the index is asked for; the others are so common beside these that their lists would be all its work. */
export function narrowing({ words, counts, context, entity, limits }: WordQuestion): readonly string[] {
  const mark = searchMark(context.workspace.code, entity)
  const known = words.map((word) => counts(mark + word)?.rows ?? 0)
  const least = Math.max(limits.least, Math.min(...known))
  return words.filter((_word, place) => (known[place] ?? 0) <= least * limits.commoner)
}
/** How many of the newest rows hold a page of hits, by chance. */
function newestRows(question: WordQuestion, way: PartWay): number {
  const { need, shares, reach } = question
  const within = expectedInReach(reach, shares) / Math.max(1, shares.total)
  return need / Math.max(shareOfWords(question) * (way === 'dense' ? within : 1), 1e-9)
}

export function denseWindow(question: WordQuestion): number {
  return windowStep(question, newestRows(question, 'dense') * 2)
}

/** Few different windows, so that few different statements have to be kept. */
function windowStep({ limits }: WordQuestion, rows: number): number {
  const steps = [1 / 4, 1 / 2, 1, 2].map((step) => Math.ceil(limits.dense * step))
  return steps.find((window) => window >= rows) ?? limits.dense * 4
}

/** The part of all records that hold every word, by chance. */
function shareOfWords({ words, shares, context, entity, counts }: WordQuestion): number {
  const mark = searchMark(context.workspace.code, entity)
  return words.reduce(
    (share, word) => share * Math.min(1, (counts(mark + word)?.rows ?? 0) / Math.max(1, shares.total)),
    1,
  )
}

export function expectedHits(question: WordQuestion): number {
  return expectedInReach(question.reach, question.shares) * shareOfWords(question)
}

/**
 * Of how many in the sample on the newest records are cheaper than the index: a walk takes as long as a word is rare, the
 * index as long as it is common, so that they meet at the root of what the two take.
 */
export function commonFrom({ need, reach, shares, limits }: WordQuestion, way: PartWay): number {
  const rows = expectedInReach(reach, shares)
  const owners = reach.of === 'owners' ? reach.ids.length + (reach.unassigned ? 1 : 0) : 1
  const walk =
    way === 'dense' ? (need * COST.dense * shares.total) / Math.max(1, rows) : need * COST.sparse * owners
  const index = shares.total * COST.word + (way === 'dense' ? shares.total : rows) * COST.found
  const from = Math.ceil(limits.sample * Math.sqrt(walk / Math.max(1, index)))
  // One hit alone may be chance; a walk that it leads to would find nothing, for a long time.
  return Math.min(limits.sample + 1, Math.max(2, from))
}

/** How many of the newest of all are looked at after a sample that said so: some times as many as that promised to be enough. */
export function sampledWindow(question: WordQuestion): number {
  const { need, reach, shares, limits } = question
  const within = Math.max(1, expectedInReach(reach, shares)) / Math.max(1, shares.total)
  return windowStep(question, ((need / within) * limits.sample * 3) / commonFrom(question, 'dense'))
}

/** How many of the newest rows of each owner are looked at. */
export function ownerWindow({ reach, limits }: WordQuestion): number {
  const owners = reach.of === 'owners' ? Math.max(1, reach.ids.length) : 1
  return Math.max(Math.ceil(limits.sparse / 25), Math.floor(limits.sparse / owners))
}
