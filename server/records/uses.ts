// Which records point to an option or tag: asked before it is removed, and when it is merged into another.
import { type Entity, referenceOf } from '#contract/entity.ts'
import { entityList } from '#contract/entities/list.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { type Column, columnsOf } from './columns.ts'
import { isSet } from './diff.ts'
import { newId } from '#server/platform/ids.ts'
import { countGroups } from './rollups.ts'
import { loadStored } from './stored.ts'
import type { Db, Trx } from './tables.ts'

export interface Use {
  readonly entity: Entity
  readonly column: Column
}

/** Fields of all entities that choose from a list. */
export function usesOfList(list: string): Use[] {
  return entityList.flatMap((entity) =>
    columnsOf(entity).flatMap((column) => {
      const target = referenceOf(column.def)
      return target?.of === 'option' && target.list === list ? [{ entity, column }] : []
    }),
  )
}

/** Up to `limit` records that hold the option in this field, alive or in the trash: one branch each, since the indexes of the living do not know the others. */
export async function recordsUsing(
  db: Db | Trx,
  workspaceId: string,
  use: Use,
  id: string,
  limit: number,
): Promise<string[]> {
  const part = (state: RawBuilder<boolean>) =>
    sql`(select t.id from ${sql.table(use.entity.table)} t where t.workspace_id = ${workspaceId} and ${state} and ${holds(use, id)} limit ${limit})`
  const { rows } = await sql<{
    id: string
  }>`${part(sql`t.deleted_at is null`)} union all ${part(sql`t.deleted_at is not null`)} limit ${limit}`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

/** Whether any record still points to the option. */
export async function isUsed(db: Db | Trx, context: Context, list: string, id: string): Promise<boolean> {
  for (const use of usesOfList(list))
    if ((await recordsUsing(db, context.workspace.id, use, id, 1)).length > 0) return true
  return false
}

function holds({ column }: Use, id: string): RawBuilder<boolean> {
  const field = sql.ref(`t.${column.name}`)
  return isSet(column.def) ? sql`${field} && array[${id}::uuid]` : sql`${field} = ${id}::uuid`
}

/** How many living records point to the option, from the figures where they are kept. */
export async function countUses(context: Context, entity: Entity, id: string): Promise<number> {
  const [row] = await loadStored(context.database.db, context, entity, [id])
  let total = 0
  for (const use of usesOfList(textOf(row?.values['list']) ?? entity.name)) {
    const rollup = use.entity.rollups.find((each) => each.by === use.column.field)
    if (!rollup) continue
    const groups = await countGroups(context, use.entity, rollup.code, { of: 'all' })
    total += groups.find((group) => group.value === id)?.count ?? 0
  }
  return total
}

/** An option that was merged into another; `batchId` is the change that said so. */
export interface Merge {
  readonly workspaceId: string
  readonly id: string
  readonly into: string
  /** Undefined for tags, which are a list of their own. */
  readonly list: string | undefined
  readonly batchId: string
}

/** All merged options of all workspaces; there are few. */
export async function pendingMerges(db: Db, entity: Entity): Promise<Merge[]> {
  const list = 'list' in entity.fields ? sql`t.list` : sql`null::text`
  const { rows } = await sql<{
    workspace_id: string
    id: string
    into: string
    list: string | null
    batch: string | null
  }>`
    select t.workspace_id, t.id, t.merged_into as into, ${list} as list,
      (select c.batch_id from change c where c.workspace_id = t.workspace_id and c.record_id = t.id and c.diff ? 'mergedInto' order by c.id desc limit 1) as batch
    from ${sql.table(entity.table)} t where t.merged_into is not null and t.deleted_at is null`.execute(db)
  return rows.map((row) => ({
    workspaceId: row.workspace_id,
    id: row.id,
    into: row.into,
    list: row.list ?? undefined,
    batchId: row.batch ?? newId(),
  }))
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
