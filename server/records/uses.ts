// Which records point to an option or tag: asked before it is removed, and when it is merged into another.
import { type Entity, referenceOf } from '#contract/entity.ts'
import { entityList } from '#contract/entities/list.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { entityIn } from './custom-fields.ts'
import { type Column, columnsOf, customHolds } from './columns.ts'
import { isSet } from './diff.ts'
import { countGroups } from './rollups.ts'
import { loadStored } from './stored.ts'
import type { Db, Trx } from './tables.ts'

export interface Use {
  readonly entity: Entity
  readonly column: Column
}

/** Fields of all entities that choose from a list. */
export function usesOfList(context: Pick<Context, 'customFields'>, list: string): Use[] {
  return entityList
    .map((each) => entityIn(context, each))
    .flatMap((entity) =>
      columnsOf(entity).flatMap((column) => {
        const target = referenceOf(column.def)
        return target?.of === 'option' && target.list === list ? [{ entity, column }] : []
      }),
    )
}

/** Up to `limit` records per field that hold the option, alive or in the trash: one branch each, since the indexes of the living do not know the others. */
export async function recordsUsing(
  db: Db | Trx,
  workspaceId: string,
  uses: readonly Use[],
  id: string,
  limit: number,
): Promise<{ use: Use; ids: string[] }[]> {
  const parts = holderParts(workspaceId, uses, id, limit)
  const { rows } = await sql<{ use: number; id: string }>`${sql.join(parts, sql` union all `)}`.execute(db)
  return uses.flatMap((use, at) => {
    const ids = rows.filter((row) => row.use === at).map((row) => row.id)
    return ids.length === 0 ? [] : [{ use, ids: ids.slice(0, limit) }]
  })
}

interface Removal {
  /** A record points to the option, or is about to by a step that is under way. */
  readonly isUsed: boolean
  /** There is no other to choose from in its list. */
  readonly isLast: boolean
}

/** What speaks against taking an option out of its list. Whoever wants to take another one out waits until the transaction ends. */
export async function removalOf(db: Db | Trx, context: Context, list: string, id: string): Promise<Removal> {
  const { id: workspaceId, code } = context.workspace
  await sql`select pg_advisory_xact_lock(${code}, hashtext(${list}))`.execute(db)
  const awaited = sql`(select 0 as use, f.id from follow_up f where f.workspace_id = ${workspaceId} and f.stopped_by is null
    and (f.into_id = ${id}::uuid or f.choice_id = ${id}::uuid) limit 1)`
  const another = sql`(select -1 as use, o.id from option o where o.workspace_id = ${workspaceId} and o.list = ${list}
    and o.id <> ${id}::uuid and not o.archived and o.deleted_at is null limit 1)`
  const parts = [another, awaited, ...holderParts(workspaceId, usesOfList(context, list), id, 1)]
  const { rows } = await sql<{ use: number }>`${sql.join(parts, sql` union all `)}`.execute(db)
  return { isUsed: rows.some((row) => row.use >= 0), isLast: !rows.some((row) => row.use < 0) }
}

function holderParts(
  workspaceId: string,
  uses: readonly Use[],
  id: string,
  limit: number,
): RawBuilder<unknown>[] {
  const part = (use: Use, at: number, state: RawBuilder<boolean>) =>
    sql`(select ${sql.lit(at)} as use, t.id from ${sql.table(use.entity.table)} t where t.workspace_id = ${workspaceId} and ${state} and ${holds(use, id)} limit ${limit})`
  return uses.flatMap((use, at) => [
    part(use, at, sql`t.deleted_at is null`),
    part(use, at, sql`t.deleted_at is not null`),
  ])
}

function holds({ column }: Use, id: string): RawBuilder<boolean> {
  if (column.def.custom) return customHolds('t', column, [id])
  const field = sql.ref(`t.${column.name}`)
  return isSet(column.def) ? sql`${field} && array[${id}::uuid]` : sql`${field} = ${id}::uuid`
}

/** How many living records point to the option, from the figures where they are kept. */
export async function countUses(context: Context, entity: Entity, id: string): Promise<number> {
  const [row] = await loadStored(context.database.db, context, entity, [id])
  let total = 0
  for (const use of usesOfList(context, textOf(row?.values['list']) ?? entity.name)) {
    const rollup = use.entity.rollups.find((each) => each.by === use.column.field)
    if (!rollup) continue
    const groups = await countGroups(context, use.entity, rollup, { of: 'all' })
    total += groups.find((group) => group.value === id)?.count ?? 0
  }
  return total
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
