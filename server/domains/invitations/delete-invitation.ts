import { Problem } from '#server/platform/problem.ts'
import { type Context, needRight } from '#server/records/actor.ts'

/** Withdraws an open invitation: its link is refused from now on. */
export async function deleteInvitation(context: Context, id: string): Promise<void> {
  needRight(context, 'members.manage')
  const { workspace, actor, log } = context
  const { numDeletedRows } = await context.database.db
    .deleteFrom('invitation')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Problem('not-found')
  log.info({ event: 'invitation.deleted', workspaceId: workspace.id, by: actor.id, invitationId: id })
}
