// Records by the beginnings of their words, newest first. Common words are found among the newest records, rare ones by the index.
import { sql, type RawBuilder } from 'kysely'
import { ownerWord, searchMark } from './derived.ts'
import { expectedInReach } from './list-plan.ts'
import { reachCondition, uuidArray } from './scope.ts'
import {
  commonFrom,
  denseWindow,
  expectedHits,
  narrowing,
  ownerWindow,
  type PartWay,
  planOf,
  sampledWindow,
  type Way,
  wayOf,
  type WordQuestion,
} from './search-plan.ts'

/** Names under which the parts of a question stand in its statement. */
export interface WordHits {
  readonly ctes: readonly RawBuilder<unknown>[]
  /** `select id` of the hits. */
  readonly ids: RawBuilder<{ id: string }>
  /** Whether there are no others. */
  readonly complete: RawBuilder<boolean>
  /** About how many there are in all. */
  readonly about: RawBuilder<number>
  /** Where the newest were enough: the id down to which all hits are among these; else null. */
  readonly stop: RawBuilder<string | null>
}
const nowhere = sql<null>`null::uuid`

/** No more than this many ids are handed on. */
export const MOST = 5000

/** Fewer hits than this among the newest records are no page. */
const FEW = 5

/** The hits of a question; `name` begins the names of its parts. */
export function wordHits(name: string, question: WordQuestion): WordHits {
  const way = wayOf(question)
  if (way === 'whole') return readWhole(name, question)
  const plan = planOf(question, way)
  if (plan === 'sample') return readSampled(name, question, way)
  return plan === 'newest' ? readNewest(name, question, way) : readIndex(name, question, way)
}

function readWhole(name: string, question: WordQuestion): WordHits {
  const seen = sql.id(`${name}_seen`)
  const rows = ownerRows(question, MOST)
  return {
    ctes: [
      sql`${seen} as materialized (select n.id, n.words @@ ${tsquery(question)} as hit from (${rows}) n where ${onlyOf(question)})`,
    ],
    ids: sql`select id from ${seen} where hit`,
    complete: sql`(select count(*) < ${MOST} from ${seen})`,
    about: sql`(select count(*) from ${seen} where hit)`,
    stop: nowhere,
  }
}

function readIndex(name: string, question: WordQuestion, way: PartWay): WordHits {
  const found = sql.id(`${name}_found`)
  return {
    ctes: [sql`${found} as materialized (${indexHits(question, way, onlyOf(question))})`],
    ids: sql`select id from ${found}`,
    complete: sql`(select count(*) < ${MOST} from ${found})`,
    about: sql`${Math.round(expectedHits(question))}`,
    stop: nowhere,
  }
}

function readNewest(name: string, question: WordQuestion, way: PartWay): WordHits {
  const about = sql<number>`${Math.round(expectedHits(question))}`
  return newestThenIndex(name, question, way, {
    look: onlyOf(question),
    window: denseWindow(question),
    least: FEW,
    about,
  })
}

function readSampled(name: string, question: WordQuestion, way: PartWay): WordHits {
  const only = onlyOf(question)
  const sample = sql.id(`${name}_sample`)
  const rows = newestOfAll(question, question.limits.sample)
  // Fewer rows than a sample are read sooner than the index is asked.
  const look = sql<boolean>`(${only} and (select hits >= ${commonFrom(question, way)} or seen < ${question.limits.sample} from ${sample}))`
  const about = sql<number>`(select hits * ${expectedInReach(question.reach, question.shares)} / greatest(seen, 1) from ${sample})`
  const hits = newestThenIndex(name, question, way, {
    look,
    window: sampledWindow(question),
    least: question.need,
    about,
  })
  const counted = sql`select count(*) seen, count(*) filter (where n.words @@ ${tsquery(question)}) hits from (${rows}) n where ${only}`
  return { ...hits, ctes: [sql`${sample} as materialized (${counted})`, ...hits.ctes] }
}

interface Look {
  /** Whether the newest records are looked at. */
  readonly look: RawBuilder<boolean>
  /** How many of them, where the reach is dense. */
  readonly window: number
  /** With fewer hits among them the index is asked. */
  readonly least: number
  readonly about: RawBuilder<number>
}

function newestThenIndex(
  name: string,
  question: WordQuestion,
  way: PartWay,
  { look, window, least, about }: Look,
): WordHits {
  const newest =
    way === 'dense' ? denseNewest(name, question, look, window) : sparseNewest(name, question, look)
  const found = sql.id(`${name}_found`)
  const enough = sql<boolean>`(${look} and (select count(*) from (${newest.ids}) n) >= ${least})`
  return {
    ctes: [
      ...newest.ctes,
      sql`${found} as materialized (${indexHits(question, way, sql`${onlyOf(question)} and not ${enough}`)})`,
    ],
    ids: sql`${newest.ids} union select id from ${found}`,
    complete: sql`(not ${enough} and (select count(*) from ${found}) < ${MOST})`,
    about,
    stop: sql`(select x.stop from (${newest.stop}) x (stop) where ${enough})`,
  }
}

interface Newest {
  readonly ctes: readonly RawBuilder<unknown>[]
  readonly ids: RawBuilder<{ id: string }>
  /** One row at most: the id down to which there are no other hits. */
  readonly stop: RawBuilder<unknown>
}

function denseNewest(
  name: string,
  question: WordQuestion,
  look: RawBuilder<boolean>,
  window: number,
): Newest {
  const { reach, need } = question
  const newest = sql.id(`${name}_newest`)
  const hits = sql`select n.id from (${newestOfAll(question, window)}) n where ${look} and n.words @@ ${tsquery(question)} and ${reachCondition(reach, 'n')} limit ${sql.lit(need)}`
  return {
    ctes: [sql`${newest} as materialized (${hits})`],
    ids: sql`select id from ${newest}`,
    stop: sql`select n.id from ${newest} n order by n.id limit 1`,
  }
}

/** Of each owner as far as was looked; hits beyond where the first of them ended would leave out those of that one. */
function sparseNewest(name: string, question: WordQuestion, look: RawBuilder<boolean>): Newest {
  const [newest, edges] = [sql.id(`${name}_newest`), sql.id(`${name}_edges`)]
  const { need } = question
  const window = ownerWindow(question)
  const hits = (rows: RawBuilder<unknown>) =>
    sql`select n.id from (${rows}) n where ${look} and n.words @@ ${tsquery(question)} limit ${sql.lit(need)}`
  const edge = (owner: RawBuilder<unknown>, rows: RawBuilder<unknown>) => sql`select case
      when (select count(*) from ${newest} h where h.owner is not distinct from ${owner}) >= ${need}
      then (select h.id from ${newest} h where h.owner is not distinct from ${owner} order by h.id limit 1)
      else (select n.id from (${rows}) n offset ${sql.lit(window - 1)} limit 1) end as edge`
  const stop = sql`select e.edge from ${edges} e order by e.edge desc nulls last limit 1`
  return {
    ctes: [
      sql`${newest} as materialized (${perOwner(question, window, (_owner, rows) => hits(rows))})`,
      sql`${edges} as materialized (${perOwner(question, window, edge)})`,
    ],
    ids: sql`select n.id from ${newest} n where not exists (select from (${stop}) s where n.id < s.edge)`,
    stop,
  }
}

function onlyOf(question: WordQuestion): RawBuilder<boolean> {
  return question.only ?? sql<boolean>`true`
}

/** The newest rows of the entity, whoever they belong to: only to be counted, or tested for their owner. */
function newestOfAll(question: WordQuestion, count: number): RawBuilder<unknown> {
  return sql`select w.id, w.words, w.owner_id from search_word w where ${within(question)} order by w.id desc limit ${sql.lit(count)}`
}

/** All rows within reach, newest first per owner. */
function ownerRows(question: WordQuestion, most: number): RawBuilder<unknown> {
  if (question.reach.of === 'all') return newestOfAll(question, most)
  return perOwner(question, most, (_owner, rows) => rows)
}

/** Something of the newest `window` rows of each owner, with the owner; a branch for each, so that no plan walks over others' records. */
function perOwner(
  question: WordQuestion,
  window: number,
  of: (owner: RawBuilder<unknown>, rows: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { reach } = question
  if (reach.of !== 'owners')
    return sql`select null::uuid as owner, null::uuid as id, null::tsvector as words where false`
  const rows = (owner: RawBuilder<unknown>, along: RawBuilder<unknown>) =>
    sql`select w.id, w.words from search_word w where ${within(question)} and ${owner} order by ${along} limit ${sql.lit(window)}`
  const own = of(sql`o.id`, rows(sql`w.owner_id = o.id`, sql`w.id desc`))
  const owned = sql`select o.id as owner, b.* from unnest(${uuidArray(reach.ids)}) o (id), lateral (${own}) b`
  if (!reach.unassigned) return owned
  // All without an owner are alike, but only with the owner in the order does the planner see that their index has it.
  const nobody = of(sql`null::uuid`, rows(sql`w.owner_id is null`, sql`w.owner_id desc, w.id desc`))
  return sql`${owned} union all (select null::uuid as owner, b.* from (${nobody}) b)`
}

/** Behind `offset 0`, so that the words alone choose the index; the rest is tested on what it finds. */
function indexHits(question: WordQuestion, way: Way, only: RawBuilder<unknown>): RawBuilder<unknown> {
  const words = narrowing(question)
  const all = words.length < question.words.length ? sql` and w.words @@ ${tsquery(question)}` : sql``
  return sql`select w.id from (select w.* from search_word w where ${only} and w.words @@ ${tsquery({ ...question, words }, way)} offset 0) w
    where ${within(question)} and ${reachCondition(question.reach, 'w')}${all} limit ${sql.lit(MOST)}`
}

function within({ context, entity, before }: WordQuestion): RawBuilder<unknown> {
  const place = sql`w.workspace_id = ${context.workspace.id} and w.entity = ${entity.code}`
  return before === undefined ? place : sql`${place} and w.id < ${before}::uuid`
}

function tsquery(question: WordQuestion, way?: Way): RawBuilder<unknown> {
  const mark = searchMark(question.context.workspace.code, question.entity)
  const parts = question.words.map((word) => `${lexeme(mark + word)}:*`)
  const owners = way === 'sparse' ? ownersQuery(question) : undefined
  return sql`${[...parts, ...(owners === undefined ? [] : [owners])].join(' & ')}::tsquery`
}

/** Beyond this many the index takes longer to merge owners than to look at the hits. */
const MAX_OWNERS = 50

/** The owners of a reach as words, as text of a tsquery; undefined where they do not narrow it. */
export function ownersQuery({
  context,
  entity,
  reach,
}: Pick<WordQuestion, 'context' | 'entity' | 'reach'>): string | undefined {
  if (reach.of !== 'owners' || reach.ids.length > MAX_OWNERS) return undefined
  const mark = searchMark(context.workspace.code, entity)
  const owners = [...reach.ids, ...(reach.unassigned ? [null] : [])]
  // Nobody's record has the word of no owner, and nothing else begins with the sign.
  if (owners.length === 0) return lexeme(`${mark}@-`)
  return `(${owners.map((id) => lexeme(mark + ownerWord(id))).join(' | ')})`
}

function lexeme(word: string): string {
  return `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
}
