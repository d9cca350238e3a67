// The schema that migrations make is the one that definitions ask for, and every table keeps workspaces apart.
import { isExtensible } from '#contract/custom-fields.ts'
import { entityList } from '#contract/entities/list.ts'
import type { Entity } from '#contract/entity.ts'
import { connectClient } from '#server/platform/db.ts'
import { columnsOf } from '#server/records/columns.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Tables of the whole instance, and why they are. */
const instanceWide: Readonly<Record<string, string>> = {
  instance: 'one row: whether the server is set up',
  account: 'a person may belong to several workspaces',
  session: 'of a person, in all of their workspaces',
  sign_in_attempt: 'guesses are counted before anyone is known',
  workspace: 'the tenants themselves',
  schema_migration: 'what was applied to this database',
}

const stamp: Readonly<Record<string, string>> = {
  workspace_id: 'uuid',
  id: 'uuid',
  created_at: 'timestamp(3) with time zone',
  created_by: 'uuid',
  updated_at: 'timestamp(3) with time zone',
  deleted_at: 'timestamp(3) with time zone',
  version: 'integer',
  name_key: 'text',
  folded: 'jsonb',
}
const sqlTypes: Readonly<Record<string, string>> = { 'timestamptz(3)': 'timestamp(3) with time zone' }

interface Catalogue {
  readonly columns: {
    table: string
    name: string
    type: string
    required: boolean
    collation: string | null
  }[]
  readonly indexes: { table: string; definition: string }[]
  readonly keys: { table: string; kind: string; columns: string[] }[]
}

describe('migrations', () => {
  let ground: TestGround
  let catalogue: Catalogue
  beforeAll(async () => {
    ground = await createTestGround()
    catalogue = await readCatalogue(ground)
  }, 60_000)
  afterAll(() => ground.database.close())

  it.each(entityList)('give $name the columns of its definition', (entity) => {
    const found = Object.fromEntries(
      catalogue.columns.filter((each) => each.table === entity.table).map((each) => [each.name, each.type]),
    )
    expect(found).toEqual(expectedColumns(entity))
  })

  it.each(entityList)('never leave a required field of $name empty', (entity) => {
    for (const { name, def } of columnsOf(entity)) {
      const column = catalogue.columns.find((each) => each.table === entity.table && each.name === name)
      expect(column?.required, name).toBe(def.required || Array.isArray(def.kind.empty))
    }
  })

  it.each(entityList)('give every order of $name its index, and every unique field', (entity) => {
    const definitions = catalogue.indexes
      .filter((each) => each.table === entity.table)
      .map((each) => each.definition)
    const missing = wantedIndexes(entity).filter(
      (wanted) => !definitions.some((definition) => wanted.test(definition)),
    )
    expect(missing).toEqual([])
  })

  it('compare sort keys byte by byte, alike on every server', () => {
    for (const entity of entityList) {
      const keys = [
        'name_key',
        ...columnsOf(entity).flatMap(({ sort, name, def }) =>
          sort !== undefined && (sort !== name || def.kind.column === 'text') && def.kind.sortKey !== 'base'
            ? [sort]
            : [],
        ),
      ]
      for (const key of keys)
        expect(
          catalogue.columns.find((each) => each.table === entity.table && each.name === key)?.collation,
          `${entity.table}.${key}`,
        ).toBe('C')
    }
  })

  it('keep workspaces apart in every key', () => {
    const tables = new Set(catalogue.columns.map((each) => each.table))
    for (const table of tables) {
      if (table in instanceWide) continue
      const keys = catalogue.keys.filter((each) => each.table === table)
      expect(keys.find((each) => each.kind === 'p')?.columns[0], `primary key of ${table}`).toBe(
        'workspace_id',
      )
      for (const key of keys.filter((each) => each.kind === 'f')) {
        const known =
          key.columns.includes('workspace_id') || (table === 'member' && key.columns[0] === 'account_id')
        expect(known, `foreign key of ${table} over ${key.columns.join(', ')}`).toBe(true)
      }
    }
  })
})

function expectedColumns(entity: Entity): Record<string, string> {
  // What workspaces add stands in one column.
  const columns: Record<string, string> = { ...stamp, ...(isExtensible(entity) ? { custom: 'jsonb' } : {}) }
  for (const { name, def, sort } of columnsOf(entity)) {
    columns[name] = sqlTypes[def.kind.column] ?? def.kind.column
    if (sort !== undefined && sort !== name) columns[sort] = def.kind.sortKey === 'base' ? 'bigint' : 'text'
  }
  return columns
}

/** One per order and unique field; records of big tables are also found by what they point to. */
function wantedIndexes(entity: Entity): RegExp[] {
  const big = entity.rollups.length > 0
  // With the owner, so that a walk along the order finds what is within reach by the index alone.
  const owner = entity.owned && big ? ' INCLUDE \\(owner_id\\)' : ''
  const along = (column: string, also = owner) =>
    new RegExp(`\\(workspace_id, ${column}, id\\)${also} WHERE \\(deleted_at IS NULL\\)`)
  return [
    ...(big ? [along('name_key'), /\(workspace_id, deleted_at, id\) WHERE \(deleted_at IS NOT NULL\)/] : []),
    ...columnsOf(entity).flatMap(({ sort, def, name }) => [
      ...(sort === undefined ? [] : [along(sort)]),
      ...(def.unique ? [new RegExp(`UNIQUE INDEX ${entity.table}_${name} `)] : []),
      ...(big && def.kind.name === 'reference' ? [along(name, '.*')] : []),
    ]),
  ]
}

async function readCatalogue(ground: TestGround): Promise<Catalogue> {
  const client = await connectClient(ground.database.owner)
  try {
    const columns = await client.query<Catalogue['columns'][number]>(`
      select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
        (select collname from pg_collation where oid = a.attcollation) as collation
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`)
    const indexes = await client.query<Catalogue['indexes'][number]>(
      `select tablename as table, indexdef as definition from pg_indexes where schemaname = 'public'`,
    )
    const keys = await client.query<Catalogue['keys'][number]>(`
      select c.conrelid::regclass::text as table, c.contype as kind,
        array(select a.attname::text from unnest(c.conkey) with ordinality k (n, i) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by k.i) as columns
      from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'f')`)
    return { columns: columns.rows, indexes: indexes.rows, keys: keys.rows }
  } finally {
    await client.end()
  }
}
