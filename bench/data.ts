// Deterministic data of a size: companies, contacts with tags and changes, and four people to measure as.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import { entities } from '#contract/entities/list.ts'
import type { Entity, Values } from '#contract/entity.ts'
import { changeVerbs } from '#contract/changes.ts'
import { columnsOf } from '#server/records/columns.ts'
import { derivedColumns, indexedWords, searchEntry } from '#server/records/derived.ts'
import { diffOf, emptyValues } from '#server/records/diff.ts'
import { EVERYBODY, foldDeltas, NOBODY } from '#server/records/rollups.ts'
import type { RapportDatabase } from '#server/records/tables.ts'
import { repairFigures } from '#server/records/verify-figures.ts'
import { connectClient, type DatabaseAddress } from '#server/platform/db.ts'
import { idTime, newId } from '#server/platform/ids.ts'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { randomFrom } from '#server/testing/random.ts'
import { companyValues, contactValues, type People } from './values.ts'

const START = Date.UTC(2024, 0, 1)
const SPAN_MS = 2 * 365 * 24 * 3600 * 1000

/** Loads `size` contacts and a fifth as many companies. The indexes exist already: what is measured is what a customer has. */
export async function loadData(owner: DatabaseAddress, people: People, size: number): Promise<void> {
  const client = await connectClient(owner, {
    statement_timeout: '0',
    maintenance_work_mem: '1GB',
    synchronous_commit: 'off',
  })
  try {
    const rebuild = await dropIndexes(client)
    const random = randomFrom(42)
    const companies = Array.from({ length: Math.ceil(size / 5) }, (_, index) =>
      newId(START + Math.floor((index * SPAN_MS) / size)),
    )
    await load(client, people, company, companies, (index) => companyValues(random, people, index))
    const contacts = Array.from({ length: size }, (_, index) =>
      newId(START + Math.floor((index * SPAN_MS) / size)),
    )
    await load(client, people, contact, contacts, (index) => contactValues(random, people, companies, index))
    for (const index of rebuild) await client.query(index)
    await client.query(
      `insert into search_term (workspace_id, word) select distinct $1::uuid, w from (
      select substr(key, 3) w from search_key where key like 'p/%' union select split_part(unnest(tsvector_to_array(words)), '/', 2) from search_word) t where w not like '@%' on conflict do nothing`,
      [people.workspace.id],
    )
    for (const each of Object.values(entities)) await fillRollups(client, people, each)
    await client.query(
      'vacuum analyze contact, company, change, search_word, search_key, search_term, rollup',
    )
  } finally {
    await client.end()
  }
}

/** Takes away the contacts that earlier runs created, and their traces, so that every run meets the same data. */
export async function removeWritten(owner: DatabaseAddress, database: RapportDatabase): Promise<void> {
  const client = await connectClient(owner, { statement_timeout: '0' })
  try {
    const first = newId(START + SPAN_MS + 1)
    const { rowCount } = await client.query('select 1 from contact where id > $1 limit 1', [first])
    if (rowCount === 0) return
    for (const [table, column] of [
      ['change', 'record_id'],
      ['search_word', 'id'],
      ['search_key', 'id'],
      ['contact', 'id'],
    ])
      await client.query(`delete from ${table} where ${column} > $1`, [first])
    while ((await foldDeltas(database.db)) > 0);
    await repairFigures(database.db)
    while ((await foldDeltas(database.db)) > 0);
    await client.query('vacuum analyze contact, change, search_word, search_key, rollup, rollup_delta')
  } finally {
    await client.end()
  }
}

/** Bulk loads into a table without its indexes are several times faster; answers how to make them again. */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where schemaname = 'public'
      and tablename in ('contact', 'company', 'change', 'search_word', 'search_key') and indexname not like '%_pkey'`,
  )
  for (const { name } of rows) await client.query(`drop index "${name}"`)
  return rows.map((row) => row.definition)
}

/** Records at a time: enough for COPY to be fast, few enough for the memory of a small machine. */
const CHUNK = 20_000

async function load(
  client: pg.Client,
  people: People,
  entity: Entity,
  ids: readonly string[],
  make: (index: number) => Values,
): Promise<void> {
  for (let first = 0; first < ids.length; first += CHUNK) {
    const rows = ids
      .slice(first, first + CHUNK)
      .map((id, offset): Row => ({ id, values: make(first + offset) }))
    await copyRecords(client, people, entity, rows)
    await copySearch(client, people, entity, rows)
    await copyChanges(client, people, entity, rows)
  }
}

interface Row {
  readonly id: string
  readonly values: Values
}

async function copyRecords(
  client: pg.Client,
  { workspace, admin }: People,
  entity: Entity,
  rows: readonly Row[],
): Promise<void> {
  const columns = columnsOf(entity)
  const derivedNames = Object.keys(derivedColumns(entity, rows[0]?.values ?? {}, workspace.currency))
  const stamp = ['workspace_id', 'id', 'created_at', 'created_by', 'updated_at', 'version']
  await copy(
    client,
    entity.table,
    [...stamp, ...columns.map((each) => each.name), ...derivedNames],
    rows,
    ({ id, values }) => {
      const derived = derivedColumns(entity, values, workspace.currency)
      const fields = columns.map(({ field, def }) =>
        def.kind.column === 'uuid[]' ? `{${(values[field] as string[]).join(',')}}` : values[field],
      )
      return [
        [
          workspace.id,
          id,
          momentOf(id),
          admin,
          momentOf(id),
          1,
          ...fields,
          ...derivedNames.map((name) => derived[name]),
        ],
      ]
    },
  )
}

async function copySearch(
  client: pg.Client,
  { workspace }: People,
  entity: Entity,
  rows: readonly Row[],
): Promise<void> {
  await copy(
    client,
    'search_word',
    ['workspace_id', 'id', 'entity', 'owner_id', 'words'],
    rows,
    ({ id, values }) => [
      [
        workspace.id,
        id,
        entity.code,
        values['ownerId'] ?? null,
        indexedWords(workspace.code, entity, searchEntry(entity, values).words, values['ownerId'])
          .map((word) => `'${word}'`)
          .join(' '),
      ],
    ],
  )
  await copy(client, 'search_key', ['workspace_id', 'entity', 'key', 'id'], rows, ({ id, values }) =>
    searchEntry(entity, values).keys.map((key) => [workspace.id, entity.code, key, id]),
  )
}

async function copyChanges(
  client: pg.Client,
  { workspace, admin }: People,
  entity: Entity,
  rows: readonly Row[],
): Promise<void> {
  const empty = emptyValues(entity)
  const columns = [
    'workspace_id',
    'id',
    'at',
    'actor_kind',
    'actor_id',
    'via',
    'entity',
    'record_id',
    'record_version',
    'verb',
    'diff',
    'moved_to',
  ]
  await copy(client, 'change', columns, rows, ({ id, values }) => [
    [
      workspace.id,
      newId(idTime(id)),
      momentOf(id),
      1,
      admin,
      1,
      entity.code,
      id,
      1,
      changeVerbs.create,
      diffOf(entity, empty, values),
      values['statusId'] ?? null,
    ],
  ])
}

function momentOf(id: string): string {
  return new Date(idTime(id)).toISOString()
}

async function copy(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
  lines: (row: Row) => readonly (readonly unknown[])[],
): Promise<void> {
  const text = rows.map((row) =>
    lines(row)
      .map((line) => `${line.map(copyText).join('\t')}\n`)
      .join(''),
  )
  const names = columns.map((name) => `"${name}"`).join(', ')
  await pipeline(Readable.from(text), client.query(copyFrom(`copy ${table} (${names}) from stdin`)))
}

function copyText(value: unknown): string {
  if (value === null || value === undefined) return String.raw`\N`
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('\t', String.raw`\t`)
    .replaceAll('\n', String.raw`\n`)
}

async function fillRollups(client: pg.Client, people: People, entity: Entity): Promise<void> {
  for (const { code, by } of entity.rollups) {
    const column = columnsOf(entity).find((each) => each.field === by)
    const key = !column
      ? `'${NOBODY}'::uuid`
      : column.def.kind.column === 'uuid[]'
        ? `unnest(case when ${column.name} = '{}' then array['${NOBODY}'::uuid] else ${column.name} end)`
        : `coalesce(${column.name}, '${NOBODY}')`
    await client.query(
      `insert into rollup select $1::uuid, ${entity.code}, ${code}, o, k, count(*) from
      (select owner_id, ${key} k from ${entity.table} where workspace_id = $1 and deleted_at is null) r,
      lateral (values (coalesce(r.owner_id, '${NOBODY}'::uuid)), ('${EVERYBODY}'::uuid)) v (o) group by 4, 5
      on conflict (workspace_id, entity, rollup, owner_id, k) do update set n = excluded.n`,
      [people.workspace.id],
    )
  }
}
