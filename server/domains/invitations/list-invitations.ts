import { type Context, needRight } from '#server/records/actor.ts'
import { type Invitation, invitationColumns, toInvitation } from './invitation-row.ts'

/** Invitations that are still open, newest first. */
export async function listInvitations(context: Context): Promise<Invitation[]> {
  needRight(context, 'members.manage')
  const rows = await context.database.readDb
    .selectFrom('invitation')
    .select(invitationColumns)
    .where('workspace_id', '=', context.workspace.id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', context.clock().toISOString())
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toInvitation)
}
