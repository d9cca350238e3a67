// Figures kept by append-only deltas: what a write adds, what a reader sums, and how the deltas are folded (DATA.md 5).
import type { Entity, Rollup, Values } from '#contract/entity.ts'
import { newId } from '#server/platform/ids.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { type Reach, uuidArray } from './scope.ts'
import type { Db } from './tables.ts'

/** Stands for "no owner" and, as a key, for "no value" or "all records". */
export const NOBODY = '00000000-0000-0000-0000-000000000000'
/** Holds the sums over all owners. */
export const EVERYBODY = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export interface Delta {
  readonly rollup: number
  readonly owner: string
  readonly key: string
  readonly n: number
}

/** What a write does to the figures: the buckets of the row after it, less those of the row before. Rows in the trash count nowhere. */
export function deltasOf(entity: Entity, before: Values | undefined, after: Values | undefined): Delta[] {
  const sums = new Map<string, Delta>()
  const add = (row: Values | undefined, n: number) => {
    for (const bucket of row ? bucketsOf(entity, row) : []) {
      const name = `${bucket.rollup}/${bucket.owner}/${bucket.key}`
      sums.set(name, { ...bucket, n: (sums.get(name)?.n ?? 0) + n })
    }
  }
  add(before, -1)
  add(after, 1)
  return [...sums.values()].filter((delta) => delta.n !== 0)
}

function bucketsOf(entity: Entity, row: Values): Omit<Delta, 'n'>[] {
  const ownerId = row['ownerId']
  const owner = typeof ownerId === 'string' ? ownerId : NOBODY
  return entity.rollups.flatMap(({ code, by, sparse }) =>
    keysOf(by === null ? [] : row[by])
      .filter((key) => sparse === undefined || key !== NOBODY)
      .map((key) => ({ rollup: code, owner, key })),
  )
}

function keysOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? [NOBODY] : (value as readonly string[])
  return [typeof value === 'string' ? value : NOBODY]
}

/** Columns of the deltas for one insertion by unnest. */
export function deltaRows(
  workspaceId: string,
  entity: Entity,
  deltas: readonly Delta[],
): RawBuilder<unknown> {
  const ids = deltas.map(() => newId())
  return sql`select ${workspaceId}::uuid, d.id, ${entity.code}::smallint, d.rollup, d.owner, d.k, d.n
    from unnest(${uuidArray(ids)}, ${deltas.map((each) => each.rollup)}::smallint[], ${uuidArray(deltas.map((each) => each.owner))},
      ${uuidArray(deltas.map((each) => each.key))}, ${deltas.map((each) => each.n)}::bigint[]) d (id, rollup, owner, k, n)`
}

/** Sums of a rollup per key within reach, as a subquery (k, n); never older than the last commit. */
export function rollupSums(
  context: Context,
  entity: Entity,
  code: number,
  reach: Reach,
): RawBuilder<{ k: string; n: number }> {
  const where = sql`workspace_id = ${context.workspace.id} and entity = ${entity.code} and rollup = ${code}`
  if (reach.of === 'none') return sql`select null::uuid k, 0::bigint n where false`
  const owners = reach.of !== 'owners' ? undefined : [...reach.ids, ...(reach.unassigned ? [NOBODY] : [])]
  const kept = owners ? sql`and owner_id = any(${uuidArray(owners)})` : sql`and owner_id = ${EVERYBODY}::uuid`
  const waiting = owners ? sql`and owner_id = any(${uuidArray(owners)})` : sql``
  return sql`select k, sum(n)::bigint n from (
      select k, n from rollup where ${where} ${kept}
      union all select k, n from rollup_delta where ${where} ${waiting}) u
    group by k having sum(n) <> 0`
}

/** Sums per value of a field that keeps them, within reach. */
export async function countGroups(
  context: Context,
  entity: Entity,
  { code, by, sparse }: Rollup,
  reach: Reach,
): Promise<{ value: string; count: number }[]> {
  const sums = rollupSums(context, entity, code, reach)
  // A code that fields share holds the values of all of them.
  const own = sparse
    ? sql`where s.k in (select o.id from option o where o.workspace_id = ${context.workspace.id} and o.list = ${by})`
    : sql``
  const { rows } = await sql<{ k: string; n: number }>`select s.k, s.n from (${sums}) s ${own}`.execute(
    context.database.readDb,
  )
  return rows.map(({ k, n }) => ({ value: k === NOBODY ? 'none' : k, count: n }))
}

/**
 * Moves up to `batch` waiting deltas into the sums, in one statement; returns how many it took. Safe beside
 * writers and other folds: deltas commute, and locked ones are left to whoever holds them.
 */
export async function foldDeltas(db: Db, batch = 5000): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    with taken as (
      delete from rollup_delta where (workspace_id, id) in (
        select workspace_id, id from rollup_delta order by workspace_id, id limit ${batch} for update skip locked)
      returning workspace_id, entity, rollup, owner_id, k, n
    ), sums as (
      select workspace_id, entity, rollup, o.owner_id, k, sum(n) n
      from taken, lateral (values (taken.owner_id), (${EVERYBODY}::uuid)) o (owner_id)
      group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    ), kept as (
      insert into rollup select * from sums
      on conflict (workspace_id, entity, rollup, owner_id, k) do update set n = rollup.n + excluded.n
    )
    select count(*)::int taken from taken`.execute(db)
  return rows[0]?.taken ?? 0
}
