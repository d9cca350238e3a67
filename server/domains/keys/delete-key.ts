import { Problem } from '#server/platform/problem.ts'
import { type Context, needRight } from '#server/records/actor.ts'

/** Ends a key at once. Its row stays, because the history names it. */
export async function deleteKey(context: Context, id: string): Promise<void> {
  needRight(context, 'keys.manage')
  const { workspace, actor, log } = context
  const { numUpdatedRows } = await context.database.db
    .updateTable('api_key')
    .set({ ended_at: context.clock().toISOString() })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('not-found')
  log.info({ event: 'key.ended', workspaceId: workspace.id, by: actor.id, keyId: id })
}
