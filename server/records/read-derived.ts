// What is computed from records and kept beside them, as it is and as it should be; a slice at a time.
import { isExtensible } from '#contract/custom-fields.ts'
import type { Entity, Values } from '#contract/entity.ts'
import { sql, type RawBuilder } from 'kysely'
import { columnsOf, ownColumnsOf, sortColumnType } from './columns.ts'
import { entityIn } from './custom-fields.ts'
import { derivedColumns, indexedWords, searchEntry } from './derived.ts'
import { loadCustomFields } from './load-custom-fields.ts'
import { sortKeysOf } from './sort-keys.ts'
import type { Db, Trx } from './tables.ts'

export interface Place {
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
  readonly deleted_at: string | null
  /** Keys of the sortable ones among these, as they are kept. */
  readonly sorts: Readonly<Record<string, string>>
}
export interface DerivedRow extends ReadRow {
  /** As the workspace of the record has it. */
  readonly entity: Entity
  /** Terms that there should be and are not. */
  readonly missing: readonly string[]
}

/** One statement, so that a record and what was derived from it are of the same moment. */
export async function readSlice(
  db: Db | Trx,
  entity: Entity,
  after: Place | undefined,
  { only, limit }: { only?: RawBuilder<boolean>; limit: number },
): Promise<DerivedRow[]> {
  const beyond = after
    ? sql`(t.workspace_id, t.id) > (${after.workspace_id}::uuid, ${after.id}::uuid)`
    : sql`true`
  const customs = isExtensible(entity) ? sql` || t.custom` : sql``
  const sorts = isExtensible(entity)
    ? sql`(select coalesce(jsonb_object_agg(v.field, v.key), '{}') from field_value v where v.workspace_id = t.workspace_id and v.record_id = t.id)`
    : sql`'{}'::jsonb`
  const { rows } = await sql<ReadRow>`
    select t.workspace_id, t.id, w.code, w.currency, w.fields_version, t.deleted_at, ${sorts} as sorts, ${entity.owned ? sql`t.owner_id` : sql`null::uuid as owner_id`},
      (${object(ownColumnsOf(entity).map((column) => [column.field, column.name]))}${customs}) as fields,
      ${object(derivedNames(entity).map(({ name }) => [name, name]))} as kept,
      (select tsvector_to_array(s.words) from search_word s where s.workspace_id = t.workspace_id and s.id = t.id) as words,
      (select s.owner_id from search_word s where s.workspace_id = t.workspace_id and s.id = t.id) as words_owner,
      array(select k.key from search_key k where k.workspace_id = t.workspace_id and k.id = t.id and k.entity = ${entity.code} order by 1) as keys
    from ${sql.table(entity.table)} t join workspace w on w.id = t.workspace_id
    where ${only ?? beyond} order by t.workspace_id, t.id limit ${limit}`.execute(db)
  return withTerms(db, await withEntities(db, entity, rows))
}

/** As jsonb, so that names of fields and columns cannot meet. Built in parts, since a function takes 100 arguments. */
function object(pairs: readonly (readonly [string, string])[]): RawBuilder<unknown> {
  const parts = pairs.map(
    ([key, column]) => sql`jsonb_build_object(${sql.lit(key)}, ${sql.ref(`t.${column}`)})`,
  )
  return sql`${sql.join(parts, sql` || `)}`
}

export function derivedNames(entity: Entity): { name: string; type: string }[] {
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
export function searched(entity: Entity): boolean {
  return entity.search.words.length > 0
}

export function valuesOf({ entity, fields }: Pick<DerivedRow, 'entity' | 'fields'>): Values {
  return Object.fromEntries(
    columnsOf(entity).map(({ field, def }) => [field, fields[field] ?? def.kind.empty]),
  )
}

// ---- What there should be ----

export function derivedOf(row: DerivedRow): Values {
  return derivedColumns(row.entity, valuesOf(row), row.currency)
}

/** Records in the trash have no keys. */
export function sortsOf(row: DerivedRow): Readonly<Record<string, string>> {
  return row.deleted_at === null ? sortKeysOf(row.entity, valuesOf(row), row.currency) : {}
}

export function faultsOf(row: DerivedRow): { columns: boolean; search: boolean } {
  const { entity } = row
  const derived = derivedOf(row)
  const columns =
    derivedNames(entity).some(
      ({ name }) => sorted(derived[name] ?? null) !== sorted(row.kept[name] ?? null),
    ) || sorted(sortsOf(row)) !== sorted(row.sorts)
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
