// Whether the kept figures are those of the records, bucket by bucket; and their repair, exact beside writers (DATA.md 5).
import { CHOICES_ROLLUP, isExtensible } from '#contract/custom-fields.ts'
import type { Entity, Rollup } from '#contract/entity.ts'
import { entityList } from '#contract/entities/list.ts'
import { transaction } from '#server/platform/db.ts'
import { sql, type RawBuilder } from 'kysely'
import { columnsOf } from './columns.ts'
import { isSet } from './diff.ts'
import { EVERYBODY, NOBODY } from './rollups.ts'
import type { Db, Trx } from './tables.ts'

/** A full compare of a million records takes seconds, longer than statements of requests may. */
const patience = '600s'

/** Number of sums, per owner and over all owners, that differ from what the records say. */
export async function wrongFigures(db: Db): Promise<number> {
  return transaction(db, async (trx) => {
    await sql`set local statement_timeout = ${sql.lit(patience)}`.execute(trx)
    let wrong = 0
    for (const entity of counted()) {
      wrong += await countOf(trx, sql`select 1 ${ownerDifferences(entity)}`)
      wrong += await countOf(trx, sql`select 1 ${totalDifferences(entity)}`)
    }
    return wrong
  })
}

/** Adds what is missing, as deltas and to the totals; each statement sees one moment, so writers need not wait. */
export async function repairFigures(db: Db): Promise<void> {
  for (const entity of counted()) {
    await patiently(db, insertDeltas(entity))
    await patiently(db, correctTotals(entity))
  }
}

function counted(): readonly Entity[] {
  return entityList.filter((entity) => entity.rollups.length > 0)
}

async function countOf(trx: Trx, rows: RawBuilder<unknown>): Promise<number> {
  const found = await sql<{ count: number }>`select count(*) from (${rows}) d`.execute(trx)
  return found.rows[0]?.count ?? 0
}

async function patiently(db: Db, statement: RawBuilder<unknown>): Promise<void> {
  await transaction(db, async (trx) => {
    await sql`set local statement_timeout = ${sql.lit(patience)}`.execute(trx)
    await statement.execute(trx)
  })
}

/** Every delta is folded into the sum of its owner and into the total, so a difference of an owner is one delta. */
function insertDeltas(entity: Entity): RawBuilder<unknown> {
  return sql`insert into rollup_delta (workspace_id, id, entity, rollup, owner_id, k, n)
    select workspace_id, gen_random_uuid(), ${entity.code}::smallint, rollup, owner_id, k, coalesce(t.n, 0) - coalesce(r.n, 0) ${ownerDifferences(entity)}`
}

/** A total that went wrong by itself is corrected in its place, by addition, which commutes with folds. */
function correctTotals(entity: Entity): RawBuilder<unknown> {
  return sql`insert into rollup (workspace_id, entity, rollup, owner_id, k, n)
    select workspace_id, ${entity.code}::smallint, rollup, ${EVERYBODY}::uuid, k, coalesce(t.n, 0) - coalesce(r.n, 0) ${totalDifferences(entity)}
    order by 1, 2, 3, 4, 5
    on conflict (workspace_id, entity, rollup, owner_id, k) do update set n = rollup.n + excluded.n`
}

function ownerDifferences(entity: Entity): RawBuilder<unknown> {
  const kept = sql`select workspace_id, rollup, owner_id, k, sum(n)::bigint n from (
      select workspace_id, rollup, owner_id, k, n from rollup where entity = ${entity.code} and owner_id <> ${EVERYBODY}::uuid
      union all select workspace_id, rollup, owner_id, k, n from rollup_delta where entity = ${entity.code}) u
    group by 1, 2, 3, 4`
  return sql`from (${truth(entity)}) t full join (${kept}) r using (workspace_id, rollup, owner_id, k) where coalesce(t.n, 0) <> coalesce(r.n, 0)`
}

function totalDifferences(entity: Entity): RawBuilder<unknown> {
  const all = sql`select workspace_id, rollup, k, sum(n)::bigint n from (${truth(entity)}) o group by 1, 2, 3`
  const kept = sql`select workspace_id, rollup, k, sum(n)::bigint n from (
      select workspace_id, rollup, k, n from rollup where entity = ${entity.code} and owner_id = ${EVERYBODY}::uuid
      union all select workspace_id, rollup, k, n from rollup_delta where entity = ${entity.code}) u
    group by 1, 2, 3`
  return sql`from (${all}) t full join (${kept}) r using (workspace_id, rollup, k) where coalesce(t.n, 0) <> coalesce(r.n, 0)`
}

/** The sums as the records themselves say: what the trash holds counts nowhere. */
function truth(entity: Entity): RawBuilder<unknown> {
  const own = entity.rollups.map((rollup) => truthOf(entity, rollup))
  return sql`${sql.join(isExtensible(entity) ? [...own, truthOfChoices(entity)] : own, sql` union all `)}`
}

/** Choices of the fields that workspaces added, those in the trash as well, which have kept their content. */
function truthOfChoices(entity: Entity): RawBuilder<unknown> {
  const value = sql`t.custom -> ('f_' || right(f.id::text, 10))`
  return sql`select t.workspace_id, ${CHOICES_ROLLUP}::smallint as rollup, ${ownerKey(entity)} as owner_id, b.k::uuid as k, count(*)::bigint n
    from ${sql.table(entity.table)} t join field f on f.workspace_id = t.workspace_id and f.entity = ${entity.name} and f.kind in ('choice', 'choices')
      cross join lateral jsonb_array_elements_text(case jsonb_typeof(${value}) when 'array' then ${value} else jsonb_build_array(${value}) end) b (k)
    where t.deleted_at is null and ${value} is not null group by 1, 3, 4`
}

function ownerKey(entity: Entity): RawBuilder<unknown> {
  return entity.owned ? sql`coalesce(t.owner_id, ${NOBODY}::uuid)` : sql`${NOBODY}::uuid`
}

function truthOf(entity: Entity, { code, by }: Rollup): RawBuilder<unknown> {
  return sql`select t.workspace_id, ${code}::smallint as rollup, ${ownerKey(entity)} as owner_id, b.k, count(*)::bigint n
    from ${sql.table(entity.table)} t cross join lateral (${keysOf(entity, by)}) b (k)
    where t.deleted_at is null group by 1, 3, 4`
}

function keysOf(entity: Entity, by: string | null): RawBuilder<unknown> {
  const column = columnsOf(entity).find((each) => each.field === by)
  if (!column) return sql`select ${NOBODY}::uuid`
  const value = sql.ref(`t.${column.name}`)
  return isSet(column.def)
    ? sql`select unnest(case when ${value} = '{}' then array[${NOBODY}::uuid] else ${value} end)`
    : sql`select coalesce(${value}, ${NOBODY}::uuid)`
}
