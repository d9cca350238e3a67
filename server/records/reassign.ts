// Handing all records of a member to another, or to nobody.
import type { Entity } from '#contract/entity.ts'
import { entityList } from '#contract/entities/list.ts'
import { newId } from '#server/platform/ids.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { changeSlice, SLICE } from './bulk.ts'
import type { Trx } from './tables.ts'

/** Within the caller's transaction; answers how many records of each entity changed hands. Those in the trash go along. */
export async function reassignAll(
  trx: Trx,
  context: Context,
  from: string,
  to: string | null,
): Promise<Record<string, number>> {
  const batchId = newId(context.clock().getTime())
  const counts: Record<string, number> = {}
  for (const entity of entityList.filter((each) => each.owned))
    counts[entity.plural] = await reassign(trx, context, entity, from, to, batchId)
  return counts
}

async function reassign(
  trx: Trx,
  context: Context,
  entity: Entity,
  from: string,
  to: string | null,
  batchId: string,
): Promise<number> {
  let total = 0
  for (;;) {
    const part = (state: RawBuilder<boolean>) => sql`(select t.id from ${sql.table(entity.table)} t
      where t.workspace_id = ${context.workspace.id} and t.owner_id = ${from}::uuid and ${state} limit ${SLICE})`
    const { rows } = await sql<{
      id: string
    }>`${part(sql`t.deleted_at is null`)} union all ${part(sql`t.deleted_at is not null`)} limit ${SLICE}`.execute(
      trx,
    )
    if (rows.length === 0) return total
    total += await changeSlice(
      trx,
      context,
      entity,
      rows.map((row) => row.id),
      () => ({ ownerId: to }),
      { batchId },
    )
  }
}
