// Finding records by what people type: names, parts of words, mails, phones in any format, companies, with typos (DATA.md 4).
import type { Entity } from '#contract/entity.ts'
import { entityOf } from '#contract/entities/list.ts'
import { fold, wordsOf } from '#contract/kinds/fold.ts'
import { phoneOperand } from '#contract/kinds/phones.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { columnName } from './columns.ts'
import { reversed } from './derived.ts'
import { type Reach, reachOf, uuidArray } from './scope.ts'

/** What was typed, taken apart. */
export interface SearchText {
  readonly entity: Entity
  /** Folded words; all must be found, each as the beginning of a word. */
  readonly words: readonly string[]
  /** Beginnings of whole values, with their mark (`m/`, `d/`, `p/`, `r/`). */
  readonly keys: readonly string[]
  /** Digits that may stand anywhere in a phone number; undefined where the text is no number. */
  readonly digits: string | undefined
}

const MAX_SEARCH_WORDS = 5
/** Below this many hits, words that resemble the typed ones are tried as well. */
const FEW = 5
const MOST = 5000

/** Undefined where nothing is left of the text; then the list is not searched at all. */
export function searchText(entity: Entity, text: string): SearchText | undefined {
  const words = wordsOf(text).slice(0, MAX_SEARCH_WORDS)
  if (words.length === 0) return undefined
  const digits = phoneOperand(text)
  if (digits.length >= 3 && /^[\d\s()+./-]+$/.test(text)) {
    return { entity, words: [digits], keys: [`p/${digits}`, `r/${reversed(digits)}`], digits }
  }
  const whole = fold(text)
  if (whole.includes(' ') || !/[@.]/.test(whole)) return { entity, words, keys: [], digits: undefined }
  return {
    entity,
    words: namingWords(whole),
    keys: [`m/${whole}`, `d/${whole.replace(/^.*@/, '')}`],
    digits: undefined,
  }
}

/** Of an address the words before the @, of a domain those before its ending: the others are in every second address. */
function namingWords(address: string): string[] {
  const [local = '', ...domain] = address.split('@')
  const words = wordsOf(local)
  return domain.length > 0 || words.length < 2 ? words : words.slice(0, -1)
}

/**
 * Ids that the search finds within reach and, as `complete`, whether there are no others. The newest records are
 * looked at first; indexes are asked only when those do not fill `need`. `before` goes on below an id.
 */
export function searchCandidates(
  context: Context,
  search: SearchText,
  need: number,
  before: string | undefined,
): RawBuilder<{ ids: string[]; complete: boolean }> {
  const { entity } = search
  const mark = `${context.workspace.code}.${entity.code}/`
  const query = tsquery(mark, search.words)
  const reach = reachOf(context, entity, 'read')
  const rest = sql`${wordScope(context, entity, reach)} ${before === undefined ? sql`` : sql`and w.id < ${before}::uuid`}`
  const newest = newestWords(context, entity, reach, before)
  return sql`with newest as materialized (select n.id from (${newest}) n where n.words @@ ${query}),
    direct as materialized (${sql.join([...keyParts(context, search), ...throughParts(context, search, [search.words])], sql` union `)}),
    wanting as materialized (select ${isLong(search)} and (select count(*) from newest) + (select count(*) from direct) < ${need} and (select count(*) from (${newest}) n) >= ${windowOf(reach)} as more),
    found as materialized (select w.id from search_word w where (select more from wanting) and w.words @@ ${query} and ${rest} limit ${MOST}),
    few as materialized (select ${isLong(search)} and (select count(*) from newest) + (select count(*) from found) + (select count(*) from direct) < ${FEW} as yes),
    alike as materialized (${alikePart(context, search, mark, rest)}),
    mixed as materialized (${sql.join(mixedParts(context, search), sql` union `)}),
    every as (select id from newest union select id from found union select id from direct union select id from mixed union select id from alike)
    select array(select id from every limit ${MOST}) as ids,
      ((select more from wanting) or (select count(*) from (${newest}) n) < ${windowOf(reach)}) and (select count(*) from found) < ${MOST} as complete`
}

/** Shorter words begin too many others: they are looked for among the newest records alone. */
const MIN_LENGTH = 3
function isLong({ words }: SearchText): boolean {
  return words.every((word) => word.length >= MIN_LENGTH)
}

function tsquery(mark: string, words: readonly string[]): RawBuilder<unknown> {
  return sql`${words.map((word) => `${lexeme(mark + word)}:*`).join(' & ')}::tsquery`
}

function lexeme(word: string): string {
  return `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
}

// ---- The newest rows of the reach ----

function windowOf(reach: Reach): number {
  if (reach.of !== 'owners') return 4000
  return reach.ids.length <= 1 ? 2500 : Math.max(100, Math.floor(2500 / reach.ids.length))
}

/** One limited branch per owner where the reach is limited, so that no plan walks over others' records. */
function newestWords(
  context: Context,
  entity: Entity,
  reach: Reach,
  before: string | undefined,
): RawBuilder<unknown> {
  const within = sql`w.workspace_id = ${context.workspace.id} and w.entity = ${entity.code} ${before === undefined ? sql`` : sql`and w.id < ${before}::uuid`}`
  const branch = (owner: RawBuilder<unknown>) =>
    sql`select w.id, w.words from search_word w where ${within} ${owner} order by w.id desc limit ${windowOf(reach)}`
  if (reach.of === 'all') return branch(sql``)
  if (reach.of === 'none') return branch(sql`and false`)
  const owned = sql`select b.id, b.words from unnest(${uuidArray(reach.ids)}) o (id), lateral (${branch(sql`and w.owner_id = o.id`)}) b`
  return reach.unassigned ? sql`${owned} union all (${branch(sql`and w.owner_id is null`)})` : owned
}

function wordScope(context: Context, entity: Entity, reach: Reach): RawBuilder<unknown> {
  const within = sql`w.workspace_id = ${context.workspace.id} and w.entity = ${entity.code}`
  if (reach.of === 'all') return within
  if (reach.of === 'none') return sql`false`
  const owned = sql`w.owner_id = any(${uuidArray(reach.ids)})`
  return reach.unassigned ? sql`${within} and (${owned} or w.owner_id is null)` : sql`${within} and ${owned}`
}

// ---- Whole values, and records found by the words of another ----

/** Rights are tested on the records themselves by the list; these are only candidates. */
function keyParts(context: Context, search: SearchText): RawBuilder<unknown>[] {
  const none = sql`select null::uuid as id where false`
  if (search.keys.length === 0) return [none]
  return search.keys.map(
    (
      key,
    ) => sql`(select k.id from search_key k where k.workspace_id = ${context.workspace.id} and k.entity = ${search.entity.code}
      and k.key >= ${key} and k.key < ${`${key}\u{10ffff}`} limit 1000)`,
  )
}

/** People are found by words of their company, with the rest of the words their own. */
function throughParts(
  context: Context,
  search: SearchText,
  theirs: readonly (readonly string[])[],
): RawBuilder<unknown>[] {
  if (search.digits !== undefined || !isLong(search)) return []
  return search.entity.search.through.flatMap((field) => {
    const target = search.entity.fields[field]?.kind.options.entity
    if (target === undefined) return []
    return theirs.map((words) =>
      throughPart(
        context,
        search,
        field,
        target,
        words,
        search.words.filter((word) => !words.includes(word)),
      ),
    )
  })
}

/** One word of the company's, the others of the person's: only where there are few hits, since it takes a look at each. */
function mixedParts(context: Context, search: SearchText): RawBuilder<unknown>[] {
  const none = sql`(select null::uuid as id where false)`
  if (search.words.length < 2) return [none]
  const parts = throughParts(
    context,
    search,
    search.words.map((word) => [word]),
  )
  return [none, ...parts.map((part) => sql`(select m.id from ${part} m where (select yes from few))`)]
}

function throughPart(
  context: Context,
  search: SearchText,
  field: string,
  target: string,
  theirs: readonly string[],
  own: readonly string[],
): RawBuilder<unknown> {
  const { entity } = search
  const other = entityOf(target)
  const workspace = context.workspace
  const reference = sql.ref(`r.${columnName(field)}`)
  const others = sql`select w.id from search_word w where w.words @@ ${tsquery(`${workspace.code}.${other.code}/`, theirs)} and ${wordScope(context, other, reachOf(context, other, 'read'))} limit 200`
  const also =
    own.length === 0
      ? sql``
      : sql`join search_word w on w.workspace_id = r.workspace_id and w.id = r.id and w.words @@ ${tsquery(`${workspace.code}.${entity.code}/`, own)}`
  return sql`(select r.id from ${sql.table(entity.table)} r ${also} where r.workspace_id = ${workspace.id} and r.deleted_at is null
    and ${reference} = any(array(${others})) limit 500)`
}

// ---- Words that resemble the typed ones, and digits in the middle of numbers ----

function alikePart(
  context: Context,
  search: SearchText,
  mark: string,
  rest: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const workspace = context.workspace.id
  if (search.digits !== undefined) {
    return sql`select k.id from (select t.word from search_term t where (select yes from few) and t.workspace_id = ${workspace} and t.word like ${`%${search.digits}%`} limit 50) s
      join search_key k on k.workspace_id = ${workspace} and k.entity = ${search.entity.code} and k.key = 'p/' || s.word limit 200`
  }
  const spellings = search.words.map(
    (word) =>
      sql`(select string_agg(quote_literal(${mark} || s.word), '|')::tsquery from (${similarTerms(workspace, word)}) s)`,
  )
  return sql`select w.id from search_word w where (select yes from few) and w.words @@ (${sql.join(spellings, sql` && `)}) and ${rest} limit 200`
}

/** Words of which the typed one is a part; only where there are not enough of these, what looks like it, best first. */
function similarTerms(workspace: string, word: string): RawBuilder<unknown> {
  const within = sql`select t.word from search_term t where (select yes from few) and t.workspace_id = ${workspace}`
  const part = `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql`(${within} and t.word like ${part} limit 20) union all
    (${within} and t.word % ${word} order by similarity(t.word, ${word}) desc limit 20) limit 20`
}
