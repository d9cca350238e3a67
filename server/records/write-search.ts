// What search keeps of records, as parts of the statement that writes them: words, whole keys, terms.
import type { Entity } from '#contract/entity.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { indexedWords, searchEntry, type SearchEntry } from './derived.ts'
import type { Stored } from './stored.ts'

interface BeforeAndAfter {
  readonly before: Stored | undefined
  readonly after: Stored
}

/** Parts of the statement whose `done` holds the ids of the records that are written. */
export function searchParts(
  context: Context,
  entity: Entity,
  writes: readonly BeforeAndAfter[],
): RawBuilder<unknown>[] {
  if (entity.search.words.length === 0 || writes.length === 0) return []
  const changes = writes.map((write) => searchChange(entity, write))
  const workspace = sql`${context.workspace.id}::uuid`
  const words = changes.filter((each) => each.wordsChanged)
  const gone = changes.flatMap((each) => each.goneKeys.map((key) => ({ id: each.id, key })))
  const fresh = changes.flatMap((each) => each.newKeys.map((key) => ({ id: each.id, key })))
  const terms = [...new Set(changes.flatMap((each) => each.newTerms))].toSorted()
  const parts: RawBuilder<unknown>[] = []
  if (words.length > 0) parts.push(sql`words as (${wordPart(context, entity, words)})`)
  if (gone.length > 0) {
    parts.push(sql`gone as (delete from search_key k using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) g (id uuid, key text) join done on done.id = g.id
      where k.workspace_id = ${workspace} and k.entity = ${entity.code} and k.key = g.key and k.id = g.id)`)
  }
  if (fresh.length > 0) {
    parts.push(sql`keys as (insert into search_key (workspace_id, entity, key, id)
      select ${workspace}, ${entity.code}::smallint, n.key, n.id from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) n (id uuid, key text) join done on done.id = n.id
      on conflict do nothing)`)
  }
  if (terms.length > 0)
    parts.push(
      sql`terms as (insert into search_term (workspace_id, word) select ${workspace}, w from unnest(${terms}::text[]) w on conflict do nothing)`,
    )
  return parts
}

interface SearchChange {
  readonly id: string
  readonly ownerId: unknown
  readonly entry: SearchEntry
  readonly wordsChanged: boolean
  readonly goneKeys: readonly string[]
  readonly newKeys: readonly string[]
  readonly newTerms: readonly string[]
}

function searchChange(entity: Entity, { before, after }: BeforeAndAfter): SearchChange {
  const entry = searchEntry(entity, after.values)
  const old = before && searchEntry(entity, before.values)
  const ownerChanged = before !== undefined && before.values['ownerId'] !== after.values['ownerId']
  return {
    id: after.id,
    ownerId: after.values['ownerId'] ?? null,
    entry,
    wordsChanged: old === undefined || ownerChanged || old.words.join(' ') !== entry.words.join(' '),
    goneKeys: old ? old.keys.filter((key) => !entry.keys.includes(key)) : [],
    newKeys: old ? entry.keys.filter((key) => !old.keys.includes(key)) : entry.keys,
    newTerms: old ? entry.terms.filter((term) => !old.terms.includes(term)) : entry.terms,
  }
}

function wordPart(context: Context, entity: Entity, changes: readonly SearchChange[]): RawBuilder<unknown> {
  const rows = changes.map((each) => ({
    id: each.id,
    owner_id: each.ownerId,
    words: indexedWords(context.workspace.code, entity, each.entry.words, each.ownerId),
  }))
  return sql`insert into search_word (workspace_id, id, entity, owner_id, words)
    select ${context.workspace.id}::uuid, w.id, ${entity.code}::smallint, w.owner_id, array_to_tsvector(w.words)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) w (id uuid, owner_id uuid, words text[]) join done on done.id = w.id
    on conflict (workspace_id, id) do update set owner_id = excluded.owner_id, words = excluded.words`
}
