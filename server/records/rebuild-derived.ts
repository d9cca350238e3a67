// Whether what is computed from records and kept beside them is right, slice by slice: sort keys, folded texts, base
// amounts, and what search knows. With `repair`, what is wrong is written anew under a lock of its record.
import { isExtensible } from '#contract/custom-fields.ts'
import type { Entity } from '#contract/entity.ts'
import { transaction } from '#server/platform/db.ts'
import { sql } from 'kysely'
import { indexedWords, searchEntry } from './derived.ts'
import {
  derivedNames,
  derivedOf,
  type DerivedRow,
  faultsOf,
  type Place,
  readSlice,
  searched,
  sortsOf,
  valuesOf,
} from './read-derived.ts'
import type { Db, Trx } from './tables.ts'

const SLICE = 1000

export interface DerivedFaults {
  readonly checked: number
  /** Records whose derived columns or sort keys differ. */
  readonly columns: number
  /** Records whose words, keys or terms of search differ. */
  readonly search: number
}
interface Options {
  readonly repair: boolean
  /** Told after each slice how many records have been looked at. */
  readonly progress?: (checked: number) => void
}

/** Looks at every record of an entity, those of the trash too. */
export async function checkDerived(
  db: Db,
  entity: Entity,
  { repair, progress }: Options,
): Promise<DerivedFaults> {
  const total = { checked: 0, columns: 0, search: 0 }
  let after: Place | undefined
  for (;;) {
    const rows = await readSlice(db, entity, after, { limit: SLICE })
    const last = rows.at(-1)
    if (!last) return total
    const faulty = rows.map((row) => ({ row, ...faultsOf(row) }))
    total.checked += rows.length
    total.columns += faulty.filter((each) => each.columns).length
    total.search += faulty.filter((each) => each.search).length
    const wrong = faulty.filter((each) => each.columns || each.search).map((each) => each.row)
    if (repair && wrong.length > 0) await repairRows(db, entity, wrong)
    progress?.(total.checked)
    after = last
  }
}

/**
 * Puts right what is kept beside some records of a workspace, in the order of their ids, within the caller's
 * transaction. Answers how many were looked at and the last of them; none where there are no more.
 */
export async function repairSlice(
  trx: Trx,
  entity: Entity,
  workspaceId: string,
  after: string | null,
  limit = SLICE,
): Promise<{ checked: number; last: string | null }> {
  const beyond = after === null ? sql`true` : sql`t.id > ${after}::uuid`
  const rows = await readSlice(trx, entity, undefined, {
    only: sql<boolean>`t.workspace_id = ${workspaceId}::uuid and ${beyond}`,
    limit,
  })
  const wrong = rows.filter((row) => Object.values(faultsOf(row)).includes(true))
  if (wrong.length > 0) await repairWithin(trx, entity, wrong)
  return { checked: rows.length, last: rows.at(-1)?.id ?? null }
}

// ---- Writing it anew ----

function repairRows(db: Db, entity: Entity, rows: readonly Place[]): Promise<void> {
  return transaction(db, (trx) => repairWithin(trx, entity, rows))
}

/** Reads them once more under their locks: since the first look they may have been changed, and then are right. */
async function repairWithin(trx: Trx, entity: Entity, rows: readonly Place[]): Promise<void> {
  const places = JSON.stringify(rows.map(({ workspace_id, id }) => ({ workspace_id, id })))
  const only = sql<boolean>`(t.workspace_id, t.id) in (select x.workspace_id, x.id from jsonb_to_recordset(${places}::jsonb) x (workspace_id uuid, id uuid))`
  await sql`select from ${sql.table(entity.table)} t where ${only} order by t.workspace_id, t.id for update`.execute(
    trx,
  )
  const now = await readSlice(trx, entity, undefined, { only, limit: SLICE })
  await writeColumns(trx, entity, now)
  if (isExtensible(entity)) await writeSorts(trx, now)
  await writeSearch(trx, entity, now)
}

async function writeColumns(trx: Trx, entity: Entity, rows: readonly DerivedRow[]): Promise<void> {
  const names = derivedNames(entity)
  const wanted = rows.map((row) => ({
    workspace_id: row.workspace_id,
    id: row.id,
    ...derivedOf(row),
  }))
  const shape = names.map(({ name, type }) => sql`${sql.id(name)} ${sql.raw(type)}`)
  const sets = names.map(({ name }) => sql`${sql.id(name)} = x.${sql.id(name)}`)
  await sql`update ${sql.table(entity.table)} t set ${sql.join(sets)}
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) x (workspace_id uuid, id uuid, ${sql.join(shape)})
    where t.workspace_id = x.workspace_id and t.id = x.id`.execute(trx)
}

async function writeSorts(trx: Trx, rows: readonly DerivedRow[]): Promise<void> {
  const ids = JSON.stringify(rows.map(({ workspace_id, id }) => ({ workspace_id, id })))
  const keys = rows.flatMap((row) =>
    Object.entries(sortsOf(row)).map(([field, key]) => ({
      workspace_id: row.workspace_id,
      record_id: row.id,
      field,
      key,
    })),
  )
  await sql`delete from field_value where (workspace_id, record_id) in
    (select x.workspace_id, x.id from jsonb_to_recordset(${ids}::jsonb) x (workspace_id uuid, id uuid))`.execute(
    trx,
  )
  await sql`insert into field_value (workspace_id, record_id, field, key)
    select x.workspace_id, x.record_id, x.field, x.key
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) x (workspace_id uuid, record_id uuid, field text, key text)`.execute(
    trx,
  )
}

async function writeSearch(trx: Trx, entity: Entity, rows: readonly DerivedRow[]): Promise<void> {
  const ids = JSON.stringify(rows.map(({ workspace_id, id }) => ({ workspace_id, id })))
  const these = sql`(workspace_id, id) in (select x.workspace_id, x.id from jsonb_to_recordset(${ids}::jsonb) x (workspace_id uuid, id uuid))`
  await sql`delete from search_key where ${these} and entity = ${entity.code}`.execute(trx)
  await sql`delete from search_word where ${these} and entity = ${entity.code}`.execute(trx)
  if (!searched(entity)) return
  const entries = rows.map((row) => ({ row, entry: searchEntry(row.entity, valuesOf(row)) }))
  const words = entries.map(({ row, entry }) => ({
    workspace_id: row.workspace_id,
    id: row.id,
    owner_id: row.owner_id,
    words: indexedWords(row.code, entity, entry.words, row.owner_id),
  }))
  const keys = entries.flatMap(({ row, entry }) =>
    entry.keys.map((key) => ({ workspace_id: row.workspace_id, id: row.id, key })),
  )
  const terms = entries.flatMap(({ row, entry }) =>
    entry.terms.map((word) => ({ workspace_id: row.workspace_id, word })),
  )
  await sql`insert into search_word (workspace_id, id, entity, owner_id, words)
    select x.workspace_id, x.id, ${entity.code}::smallint, x.owner_id, array_to_tsvector(x.words)
    from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) x (workspace_id uuid, id uuid, owner_id uuid, words text[])`.execute(
    trx,
  )
  await sql`insert into search_key (workspace_id, entity, key, id)
    select x.workspace_id, ${entity.code}::smallint, x.key, x.id
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) x (workspace_id uuid, id uuid, key text) on conflict do nothing`.execute(
    trx,
  )
  await sql`insert into search_term (workspace_id, word)
    select distinct x.workspace_id, x.word from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) x (workspace_id uuid, word text)
    order by 1, 2 on conflict do nothing`.execute(trx)
}
