// What becomes of API keys when a member leaves.
import type { Context } from '#server/records/actor.ts'
import type { Trx } from '#server/records/tables.ts'
import { type ApiKey, keyColumns, toKey } from './key-row.ts'

/**
 * Ends the keys that stand for the member, for good, and answers their number; and the keys that the member made and
 * that go on working, because other programs rely on them: the secret of each may be known to whoever made it.
 */
export async function endKeysOf(
  trx: Trx,
  context: Context,
  memberId: string,
): Promise<{ ended: number; working: ApiKey[] }> {
  const now = context.clock().toISOString()
  const { numUpdatedRows } = await trx
    .updateTable('api_key')
    .set({ ended_at: now })
    .where('workspace_id', '=', context.workspace.id)
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  const rows = await trx
    .selectFrom('api_key')
    .select(keyColumns)
    .where('workspace_id', '=', context.workspace.id)
    .where('created_by', '=', memberId)
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .orderBy('id', 'desc')
    .execute()
  return { ended: Number(numUpdatedRows), working: rows.map(toKey) }
}
