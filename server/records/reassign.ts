// Handing the records of a member to another, or to nobody, slice by slice.
import type { Entity } from '#contract/entity.ts'
import { entityList } from '#contract/entities/list.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { changeSlice, SLICE } from './bulk.ts'
import type { Trx } from './tables.ts'

interface Handover {
  readonly from: string
  readonly to: string | null
  readonly batchId: string
}
/** How many records changed hands, by the name of their list. */
export type Moved = Readonly<Record<string, number>>

export const nothingMoved: Moved = Object.fromEntries(owned().map((entity) => [entity.plural, 0]))

/** Within the caller's transaction: up to a slice of one entity, or undefined where nothing is left. Those in the trash go along. */
export async function reassignSlice(
  trx: Trx,
  context: Context,
  { from, to, batchId }: Handover,
): Promise<Moved | undefined> {
  for (const entity of owned()) {
    const { rows } = await ownedRows(context, entity, from).execute(trx)
    if (rows.length === 0) continue
    const ids = rows.map((row) => row.id)
    // Read again under its lock: whom someone gave it to meanwhile keeps it.
    const count = await changeSlice(
      trx,
      context,
      entity,
      ids,
      ({ values }) => (values['ownerId'] === from ? { ownerId: to } : undefined),
      { batchId },
    )
    return { [entity.plural]: count }
  }
  return undefined
}

/** How many records a member has, those in the trash included. */
export async function countOwned(trx: Trx, context: Context, memberId: string): Promise<number> {
  const parts = owned().flatMap((entity) =>
    states.map(
      (state) =>
        sql`(select count(*) from ${sql.table(entity.table)} t where ${mine(context, memberId, state)})`,
    ),
  )
  const { rows } = await sql<{ count: number }>`select ${sql.join(parts, sql` + `)} as count`.execute(trx)
  return rows[0]?.count ?? 0
}

export function addMoved(one: Moved, other: Moved): Moved {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries([...names].map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]))
}

function owned(): readonly Entity[] {
  return entityList.filter((each) => each.owned)
}

// Asked apart: each has an index of its own.
const states = [sql<boolean>`t.deleted_at is null`, sql<boolean>`t.deleted_at is not null`]

function mine(context: Context, memberId: string, state: RawBuilder<boolean>): RawBuilder<boolean> {
  return sql`t.workspace_id = ${context.workspace.id} and t.owner_id = ${memberId}::uuid and ${state}`
}

function ownedRows(context: Context, entity: Entity, from: string): RawBuilder<{ id: string }> {
  const parts = states.map(
    (state) =>
      sql`(select t.id from ${sql.table(entity.table)} t where ${mine(context, from, state)} limit ${SLICE})`,
  )
  return sql`${sql.join(parts, sql` union all `)} limit ${SLICE}`
}
