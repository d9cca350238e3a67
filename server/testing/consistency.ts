// Whether everything that is kept beside records agrees with them: history, figures, search. Slow and obvious.
import assert from 'node:assert/strict'
import type { Diff } from '#contract/changes.ts'
import { changeVerbs } from '#contract/changes.ts'
import type { Entity, Values } from '#contract/entity.ts'
import { EVERYBODY, NOBODY } from '#server/records/rollups.ts'
import { derivedColumns, searchEntry } from '#server/records/derived.ts'
import { emptyValues, isSetDiff } from '#server/records/diff.ts'
import { sortKeysOf } from '#server/records/sort-keys.ts'
import { loadStored, type Stored } from '#server/records/stored.ts'
import type { Context } from '#server/records/actor.ts'
import { connectClient, type DatabaseAddress } from '#server/platform/db.ts'

interface ChangeRow {
  readonly id: string
  readonly record_id: string
  readonly record_version: number
  readonly verb: number
  readonly diff: Diff
}

/** Fails where a record is not what its changes make it, a version is missing or doubled, or a derived value is stale. */
export async function expectConsistent(
  context: Context,
  owner: DatabaseAddress,
  entity: Entity,
): Promise<void> {
  const client = await connectClient(owner)
  try {
    const workspace = [context.workspace.id]
    const { rows: ids } = await client.query<{ id: string }>(
      `select id from ${entity.table} where workspace_id = $1`,
      workspace,
    )
    const rows = await loadStored(
      context.database.db,
      context,
      entity,
      ids.map((row) => row.id),
    )
    const { rows: changes } = await client.query<ChangeRow>(
      'select id, record_id, record_version, verb, diff from change where workspace_id = $1 and entity = $2 order by record_version',
      [...workspace, entity.code],
    )
    const changesOf = Map.groupBy(changes, (change) => change.record_id)
    for (const row of rows) expectReplay(entity, row, changesOf.get(row.id) ?? [])
    expectSame(changesOf.size, rows.length, 'records with changes')
    await expectFigures(client, context, entity, rows)
    await expectDerived(client, context, entity, rows)
  } finally {
    await client.end()
  }
}

function expectReplay(entity: Entity, row: Stored, changes: readonly ChangeRow[]): void {
  const versions = Array.from({ length: row.version }, (_, index) => index + 1)
  expectSame(
    changes.map((change) => change.record_version),
    versions,
    `versions of ${row.id}`,
  )
  const values: Record<string, unknown> = { ...emptyValues(entity) }
  let deleted = false
  for (const { verb, diff } of changes) {
    if (verb === changeVerbs.delete) deleted = true
    if (verb === changeVerbs.restore) deleted = false
    for (const [field, change] of Object.entries(diff)) {
      if (!isSetDiff(change)) values[field] = change[1]
      else
        values[field] = [
          ...(values[field] as string[]).filter((id) => !change.removed.includes(id)),
          ...change.added,
        ].toSorted()
    }
  }
  const found = { values: row.values, deleted: row.deletedAt !== null }
  expectSame(found, { values, deleted }, `replay of ${row.id}`)
}

/** Without the test runner, for this is also asked outside of tests. */
function expectSame(found: unknown, expected: unknown, what: string): void {
  try {
    assert.deepEqual(found, expected)
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

type Client = Awaited<ReturnType<typeof connectClient>>

async function expectFigures(
  client: Client,
  context: Context,
  entity: Entity,
  rows: readonly Stored[],
): Promise<void> {
  const expected = new Map<string, number>()
  const add = (rollup: number, owner: string, key: string) =>
    expected.set(`${rollup}/${owner}/${key}`, (expected.get(`${rollup}/${owner}/${key}`) ?? 0) + 1)
  for (const { values } of rows.filter((row) => row.deletedAt === null)) {
    for (const { code, by, sparse } of entity.rollups) {
      for (const key of keysOf(by, values).filter((each) => !sparse || each !== NOBODY))
        for (const owner of [keysOf('ownerId', values)[0] ?? NOBODY, EVERYBODY]) add(code, owner, key)
    }
  }
  const { rows: kept } = await client.query<{ name: string; n: number }>(
    `select rollup || '/' || owner_id || '/' || k as name, sum(n)::int n from (
       select rollup, owner_id, k, n from rollup where workspace_id = $1 and entity = $2
       union all select rollup, owner_id, k, n from rollup_delta where workspace_id = $1 and entity = $2
       union all select rollup, $3::uuid, k, n from rollup_delta where workspace_id = $1 and entity = $2) u group by 1 having sum(n) <> 0`,
    [context.workspace.id, entity.code, EVERYBODY],
  )
  expectSame(
    Object.fromEntries(kept.map(({ name, n }) => [name, n])),
    Object.fromEntries(expected),
    'figures',
  )
}

function keysOf(by: string | null, values: Values): readonly string[] {
  const value = by === null ? null : values[by]
  if (Array.isArray(value)) return value.length === 0 ? [NOBODY] : (value as string[])
  return [typeof value === 'string' ? value : NOBODY]
}

async function expectDerived(
  client: Client,
  context: Context,
  entity: Entity,
  rows: readonly Stored[],
): Promise<void> {
  const { rows: stored } = await client.query<Record<string, unknown>>(
    `select * from ${entity.table} where workspace_id = $1`,
    [context.workspace.id],
  )
  const { rows: keys } = await client.query<{ id: string; key: string }>(
    'select id, key from search_key where workspace_id = $1 and entity = $2',
    [context.workspace.id, entity.code],
  )
  const { rows: words } = await client.query<{ id: string; owner_id: string | null; words: string[] }>(
    'select id, owner_id, tsvector_to_array(words) words from search_word where workspace_id = $1 and entity = $2',
    [context.workspace.id, entity.code],
  )
  const { rows: sorts } = await client.query<{ record_id: string; field: string; key: string }>(
    'select record_id, field, key from field_value where workspace_id = $1',
    [context.workspace.id],
  )
  const sortsOf = Map.groupBy(sorts, (each) => each.record_id)
  const storedOf = new Map(stored.map((each) => [each['id'], each]))
  const keysOfRow = Map.groupBy(keys, (each) => each.id)
  const wordsOf = new Map(words.map((each) => [each.id, each]))
  for (const row of rows) {
    const columns = derivedColumns(entity, row.values, context.workspace.currency)
    const found = storedOf.get(row.id)
    for (const [name, value] of Object.entries(columns))
      expectSame(found?.[name] ?? null, value, `${name} of ${row.id}`)
    const wanted = row.deletedAt === null ? sortKeysOf(entity, row.values, context.workspace.currency) : {}
    const kept = (sortsOf.get(row.id) ?? []).map(({ field, key }) => [field, key])
    expectSame(Object.fromEntries(kept), wanted, `sort keys of ${row.id}`)
    if (entity.search.words.length === 0) continue
    const entry = searchEntry(entity, row.values)
    const ownKeys = (keysOfRow.get(row.id) ?? []).map((each) => each.key)
    expectSame(ownKeys.toSorted(), [...entry.keys].toSorted(), `keys of ${row.id}`)
    const word = wordsOf.get(row.id)
    const ownWords = word?.words.map((each) => each.replace(/^[^/]*\//, ''))
    const owner = row.values['ownerId']
    const ownerWord = entity.owned ? [`@${typeof owner === 'string' ? owner.slice(-12) : ''}`] : []
    expectSame(ownWords?.toSorted(), [...entry.words, ...ownerWord].toSorted(), `words of ${row.id}`)
    expectSame(word?.owner_id ?? null, row.values['ownerId'] ?? null, `owner in search of ${row.id}`)
  }
}
