// Finding records by what people type: names, parts of words, mails, phones in any format, companies, with typos (DATA.md 4).
import type { Entity } from '#contract/entity.ts'
import { entityOf } from '#contract/entities/list.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { columnName } from './columns.ts'
import { searchMark } from './derived.ts'
import type { SearchLimits } from './list-plan.ts'
import { type Reach, reachCondition, reachOf } from './scope.ts'
import type { SearchText } from './search-text.ts'
import { wayOf } from './search-plan.ts'
import { MOST, ownersQuery, type WordHits, wordHits } from './search-words.ts'
import { type Shares, sharesOf } from './shares.ts'
import { type WordCount, wordCounts } from './word-statistics.ts'

/** Below this many hits, words that resemble the typed ones are tried as well. */
const FEW = 5
/** So many digits are a number of their own rather than a part of one. */
const WHOLE_NUMBER = 7
/** Shorter words begin too many others to go on from them: to parts of words, to other records. */
const MIN_LENGTH = 3

interface Search extends SearchText {
  readonly context: Context
  readonly need: number
  readonly before: string | undefined
  /** About how many records of each entity there are, whose words are asked for. */
  readonly shares: ReadonlyMap<string, Shares>
  readonly counts: WordCount
  readonly limits: SearchLimits
}

/**
 * Ids that the search finds, as one row: `ids`, whether these are all (`complete`), else `about` how many there are and
 * the id at which to go on (`stop`). They are candidates: the list tests rights and filters on the records themselves.
 * `need` are enough; `before` goes on below an id.
 */
export async function searchCandidates(
  context: Context,
  text: SearchText,
  need: number,
  before: string | undefined,
  limits: SearchLimits,
): Promise<RawBuilder<{ ids: string[]; complete: boolean; about: number; stop: string | null }>> {
  const [shares, counts] = await Promise.all([sharesOfSearch(context, text), wordCounts(context.database)])
  const search = { ...text, context, need, before, shares, counts, limits }
  const own = ownHits(search)
  const through = isLong(search) ? throughHits(search, 'through', [search.words]) : []
  const mixed = isLong(search) && search.words.length > 1 ? mixedHits(search) : []
  const few = sql<boolean>`(select yes from few)`
  const parts = [...through, ...mixed]
  const alike = isLong(search) ? [sql`alike as materialized (${alikePart(search, few)})`] : []
  const every = [
    own.ids,
    ...['direct', ...(alike.length > 0 ? ['alike'] : [])].map((name) => sql`select id from ${sql.id(name)}`),
    ...parts.map((part) => part.ids),
  ]
  const direct = [sql`select id from direct`, ...through.map((part) => part.ids)]
  const ctes = [
    ...own.ctes,
    sql`direct as materialized (${sql.join(keyParts(search), sql` union `)})`,
    ...through.flatMap((part) => part.ctes),
    sql`few as materialized (select count(*) < ${fewOf(search)} as yes from (${sql.join([own.ids, ...direct], sql` union all `)}) x)`,
    ...mixed.flatMap((part) => part.ctes),
    ...alike,
  ]
  return sql`with ${sql.join(ctes)} select array(select id from (${sql.join(every, sql` union `)}) x limit ${MOST}) as ids,
    ${own.complete} as complete, ${own.about}::bigint as about, ${own.stop} as stop`
}

async function sharesOfSearch(context: Context, { entity }: SearchText): Promise<Map<string, Shares>> {
  const names = [entity, ...throughTargets(entity).map(({ target }) => target)]
  return new Map(
    await Promise.all(names.map(async (each) => [each.name, await sharesOf(context, each)] as const)),
  )
}

/** A whole number is found or is not; it stands in the middle of no other. */
function fewOf({ digits = '' }: SearchText): number {
  return digits.length >= WHOLE_NUMBER ? 1 : FEW
}

function isLong({ words }: SearchText): boolean {
  return words.every((word) => word.length >= MIN_LENGTH)
}

function sharesFor(search: Search, entity: Entity): Shares {
  const shares = search.shares.get(entity.name)
  if (!shares) throw new Error(`no shares of ${entity.name}`)
  return shares
}

// ---- The words of the record itself ----

/** What search keeps knows owners and nothing else of a record; the rest is tested on the record itself. */
function candidateReach(context: Context, entity: Entity): Reach {
  const reach = reachOf(context, entity, 'read')
  return reach.of === 'except' ? { of: 'all' } : reach
}

function ownHits(search: Search): WordHits {
  const { context, entity } = search
  return wordHits('own', {
    ...search,
    reach: candidateReach(context, entity),
    shares: sharesFor(search, entity),
  })
}

// ---- Whole values ----

function keyParts({ context, keys, entity }: Search): RawBuilder<unknown>[] {
  const none = sql`select null::uuid as id where false`
  const parts = keys.map(
    (
      key,
    ) => sql`(select k.id from search_key k where k.workspace_id = ${context.workspace.id} and k.entity = ${entity.code}
      and k.key >= ${key} and k.key < ${`${key}\u{10ffff}`} limit 1000)`,
  )
  return [none, ...parts]
}

// ---- Records found by the words of another: people by those of their company ----

interface Hits {
  readonly ctes: readonly RawBuilder<unknown>[]
  readonly ids: RawBuilder<unknown>
}
/** So many others, and records that point to them, are looked at. */
const OTHERS = 200
const THROUGH = 500

function throughTargets(entity: Entity): { field: string; target: Entity }[] {
  return entity.search.through.flatMap((field) => {
    const target = entity.fields[field]?.kind.options.entity
    return target === undefined ? [] : [{ field, target: entityOf(target) }]
  })
}

/** For each choice of words that are the other's; the rest of the words are the record's own. */
function throughHits(
  search: Search,
  name: string,
  choices: readonly (readonly string[])[],
  only?: RawBuilder<boolean>,
): Hits[] {
  if (search.digits !== undefined) return []
  return throughTargets(search.entity).flatMap(({ field, target }, place) =>
    choices.map((theirs, turn) =>
      throughHit(search, `${name}_${place}_${turn}`, field, target, theirs, only),
    ),
  )
}

/** One word of the company's, the others of the person's: only where there are few hits, since it takes a look at each. */
function mixedHits(search: Search): Hits[] {
  return throughHits(
    search,
    'mixed',
    search.words.map((word) => [word]),
    sql<boolean>`(select yes from few)`,
  )
}

function throughHit(
  search: Search,
  name: string,
  field: string,
  target: Entity,
  theirs: readonly string[],
  only: RawBuilder<boolean> | undefined,
): Hits {
  const { context, entity } = search
  const others = wordHits(name, {
    ...search,
    entity: target,
    reach: candidateReach(context, target),
    shares: sharesFor(search, target),
    words: theirs,
    need: OTHERS,
    before: undefined,
    ...(only ? { only } : {}),
  })
  const own = search.words.filter((word) => !theirs.includes(word))
  const hits = sql.id(`${name}_hits`)
  const reach = reachCondition(reachOf(context, entity, 'read'), 'r')
  const pointing = sql`select r.id from ${sql.table(entity.table)} r ${ownWords(search, own)} where r.workspace_id = ${context.workspace.id}
    and r.deleted_at is null and ${reach} and ${sql.ref(`r.${columnName(field)}`)} = any(array(select id from (${others.ids}) o limit ${OTHERS})) limit ${THROUGH}`
  return {
    ctes: [...others.ctes, sql`${hits} as materialized (${pointing})`],
    ids: sql`select id from ${hits}`,
  }
}

function ownWords({ context, entity }: Search, own: readonly string[]): RawBuilder<unknown> {
  if (own.length === 0) return sql``
  const mark = searchMark(context.workspace.code, entity)
  const query = own.map((word) => `'${mark}${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}':*`)
  return sql`join search_word w on w.workspace_id = r.workspace_id and w.id = r.id and w.words @@ ${query.join(' & ')}::tsquery`
}

// ---- Words that resemble the typed ones, and digits in the middle of numbers ----

function alikePart(search: Search, few: RawBuilder<boolean>): RawBuilder<unknown> {
  const { context, entity, digits } = search
  const workspace = context.workspace.id
  if (digits !== undefined) {
    return sql`select k.id from (select t.word from search_term t where ${few} and t.workspace_id = ${workspace} and t.word like ${`%${digits}%`} limit 50) s
      join search_key k on k.workspace_id = ${workspace} and k.entity = ${entity.code} and k.key = 'p/' || s.word limit 200`
  }
  const reach = candidateReach(context, entity)
  const mark = searchMark(context.workspace.code, entity)
  const spellings = search.words.map(
    (word) =>
      sql`(select string_agg(quote_literal(${mark} || s.word), '|')::tsquery from (${similarTerms(workspace, word, few)}) s)`,
  )
  const question = { ...search, reach, shares: sharesFor(search, entity) }
  const owners = wayOf(question) === 'dense' ? undefined : ownersQuery(question)
  const query = sql.join(
    [...spellings, ...(owners === undefined ? [] : [sql`${owners}::tsquery`])],
    sql` && `,
  )
  return sql`select w.id from (select w.* from search_word w where ${few} and w.words @@ (${query}) offset 0) w
    where w.workspace_id = ${workspace} and w.entity = ${entity.code} and ${reachCondition(reach, 'w')} limit 200`
}

/** Words of which the typed one is a part; only where there are not enough of these, what looks like it, best first. */
function similarTerms(workspace: string, word: string, few: RawBuilder<boolean>): RawBuilder<unknown> {
  const within = sql`select t.word from search_term t where ${few} and t.workspace_id = ${workspace}`
  const part = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql`(${within} and t.word like ${part} limit 20) union all
    (${within} and t.word % ${word} and ${sameSort(word)} order by similarity(t.word, ${word}) desc limit 8) limit 20`
}

/**
 * A name is compared with names, by an index of its own: the numbers, and what mail addresses add to a name, are
 * hundreds of times as many, and crowd out what was meant.
 */
function sameSort(word: string): RawBuilder<boolean> {
  return /[0-9]/.test(word) ? sql`true` : sql`t.word !~ '[0-9]'`
}
