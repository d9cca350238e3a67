// Whether what is computed from records and kept beside them is right, slice by slice: sort keys, folded texts, base
// amounts, and what search knows. With `repair`, what is wrong is written anew under a lock of its record.
import { isExtensible } from '#contract/custom-fields.ts'
import type { Entity, Values } from '#contract/entity.ts'
import { transaction } from '#server/platform/db.ts'
import { sql, type RawBuilder } from 'kysely'
import { columnsOf, ownColumnsOf, sortColumnType } from './columns.ts'
import { entityIn } from './custom-fields.ts'
import { derivedColumns, indexedWords, searchEntry } from './derived.ts'
import { loadCustomFields } from './load-custom-fields.ts'
import type { Db, Trx } from './tables.ts'

const SLICE = 1000

export interface DerivedFaults {
  readonly checked: number
  /** Records whose derived columns differ. */
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
    const rows = await readSlice(db, entity, after)
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

interface Place {
  readonly workspace_id: string
  readonly id: string
}
interface ReadRow extends Place {
  readonly code: number
  readonly currency: string
  readonly owner_id: string | null
  /** Values of the fields. */
  readonly fields: Values
  /** The derived columns as they are kept. */
  readonly kept: Values
  /** What search keeps; null where it knows nothing of the record. */
  readonly words: readonly string[] | null
  readonly words_owner: string | null
  readonly keys: readonly string[]
  /** Above 0 where the workspace has added fields. */
  readonly fields_version: number
}
interface DerivedRow extends ReadRow {
  /** As the workspace of the record has it. */
  readonly entity: Entity
  /** Terms that there should be and are not. */
  readonly missing: readonly string[]
}

/** One statement, so that a record and what was derived from it are of the same moment. */
async function readSlice(
  db: Db | Trx,
  entity: Entity,
  after: Place | undefined,
  only?: RawBuilder<boolean>,
): Promise<DerivedRow[]> {
  const beyond = after
    ? sql`(t.workspace_id, t.id) > (${after.workspace_id}::uuid, ${after.id}::uuid)`
    : sql`true`
  const customs = isExtensible(entity) ? sql` || t.custom` : sql``
  const { rows } = await sql<ReadRow>`
    select t.workspace_id, t.id, w.code, w.currency, w.fields_version, ${entity.owned ? sql`t.owner_id` : sql`null::uuid as owner_id`},
      (${object(ownColumnsOf(entity).map((column) => [column.field, column.name]))}${customs}) as fields,
      ${object(derivedNames(entity).map(({ name }) => [name, name]))} as kept,
      (select tsvector_to_array(s.words) from search_word s where s.workspace_id = t.workspace_id and s.id = t.id) as words,
      (select s.owner_id from search_word s where s.workspace_id = t.workspace_id and s.id = t.id) as words_owner,
      array(select k.key from search_key k where k.workspace_id = t.workspace_id and k.id = t.id and k.entity = ${entity.code} order by 1) as keys
    from ${sql.table(entity.table)} t join workspace w on w.id = t.workspace_id
    where ${only ?? beyond} order by t.workspace_id, t.id limit ${SLICE}`.execute(db)
  return withTerms(db, await withEntities(db, entity, rows))
}

/** As jsonb, so that names of fields and columns cannot meet. Built in parts, since a function takes 100 arguments. */
function object(pairs: readonly (readonly [string, string])[]): RawBuilder<unknown> {
  const parts = pairs.map(
    ([key, column]) => sql`jsonb_build_object(${sql.lit(key)}, ${sql.ref(`t.${column}`)})`,
  )
  return sql`${sql.join(parts, sql` || `)}`
}

function derivedNames(entity: Entity): { name: string; type: string }[] {
  const sorts = columnsOf(entity).flatMap(({ sort, name, def }) =>
    sort === undefined || sort === name ? [] : [{ name: sort, type: sortColumnType(def) }],
  )
  return [{ name: 'name_key', type: 'text' }, { name: 'folded', type: 'jsonb' }, ...sorts]
}

async function withEntities(
  db: Db | Trx,
  entity: Entity,
  rows: readonly ReadRow[],
): Promise<Omit<DerivedRow, 'missing'>[]> {
  const extended = new Set(rows.filter((row) => row.fields_version > 0).map((row) => row.workspace_id))
  const entities = new Map<string, Entity>()
  for (const id of extended)
    entities.set(id, entityIn({ customFields: await loadCustomFields(db, id) }, entity))
  return rows.map((row) => ({ ...row, entity: entities.get(row.workspace_id) ?? entity }))
}

async function withTerms(db: Db | Trx, rows: readonly Omit<DerivedRow, 'missing'>[]): Promise<DerivedRow[]> {
  const wanted = rows.map((row) => ({
    row,
    terms: searched(row.entity) ? searchEntry(row.entity, valuesOf(row)).terms : [],
  }))
  const all = wanted.flatMap(({ row, terms }) =>
    terms.map((word) => ({ workspace_id: row.workspace_id, word })),
  )
  const { rows: missing } = await sql<{ workspace_id: string; word: string }>`
    select distinct x.workspace_id, x.word from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) x (workspace_id uuid, word text)
    where not exists (select from search_term t where t.workspace_id = x.workspace_id and t.word = x.word)`.execute(
    db,
  )
  const gone = new Set(missing.map((each) => `${each.workspace_id}/${each.word}`))
  return wanted.map(({ row, terms }) => ({
    ...row,
    missing: terms.filter((word) => gone.has(`${row.workspace_id}/${word}`)),
  }))
}

/** Whether search knows records of this entity at all. */
function searched(entity: Entity): boolean {
  return entity.search.words.length > 0
}

function valuesOf({ entity, fields }: Pick<DerivedRow, 'entity' | 'fields'>): Values {
  return Object.fromEntries(
    columnsOf(entity).map(({ field, def }) => [field, fields[field] ?? def.kind.empty]),
  )
}

// ---- What there should be ----

function derivedOf(row: DerivedRow): Values {
  return derivedColumns(row.entity, valuesOf(row), row.currency)
}

function faultsOf(row: DerivedRow): { columns: boolean; search: boolean } {
  const { entity } = row
  const derived = derivedOf(row)
  const columns = derivedNames(entity).some(
    ({ name }) => sorted(derived[name] ?? null) !== sorted(row.kept[name] ?? null),
  )
  if (!searched(entity)) return { columns, search: row.words !== null || row.keys.length > 0 }
  const entry = searchEntry(entity, valuesOf(row))
  const search =
    row.words === null ||
    row.words_owner !== row.owner_id ||
    differ(row.words, indexedWords(row.code, entity, entry.words, row.owner_id)) ||
    differ(row.keys, entry.keys) ||
    row.missing.length > 0
  return { columns, search }
}

function differ(kept: readonly string[], wanted: readonly string[]): boolean {
  return kept.toSorted().join('\n') !== wanted.toSorted().join('\n')
}

/** JSON with the keys of an object in order, as jsonb brings them into an order of its own. */
function sorted(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

// ---- Writing it anew ----

/** Reads them once more under their locks: since the first look they may have been changed, and then are right. */
async function repairRows(db: Db, entity: Entity, rows: readonly Place[]): Promise<void> {
  const places = JSON.stringify(rows.map(({ workspace_id, id }) => ({ workspace_id, id })))
  await transaction(db, async (trx) => {
    const named = sql<boolean>`(t.workspace_id, t.id) in (select x.workspace_id, x.id from jsonb_to_recordset(${places}::jsonb) x (workspace_id uuid, id uuid))`
    await sql`select from ${sql.table(entity.table)} t where ${named} order by t.workspace_id, t.id for update`.execute(
      trx,
    )
    const now = await readSlice(trx, entity, undefined, named)
    await writeColumns(trx, entity, now)
    await writeSearch(trx, entity, now)
  })
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
