// Invites a person by a link that is shown once, holds for seven days and works once.
import type { Role } from '#contract/access.ts'
import { transaction } from '#server/platform/db.ts'
import { newId } from '#server/platform/ids.ts'
import { invalid } from '#server/platform/problem.ts'
import type { Secrets } from '#server/platform/secrets.ts'
import { type Context, needRight } from '#server/records/actor.ts'
import type { Trx } from '#server/records/tables.ts'
import { checkTeam } from '#server/domains/members/check-team.ts'
import { newToken, tokenHash } from '#server/domains/sessions/tokens.ts'
import { type Invitation, invitationColumns, toInvitation } from './invitation-row.ts'

const days = 7

interface NewInvitation {
  readonly email: string
  readonly role: Role
  readonly teamId?: string | null | undefined
}

/** The token belongs into the fragment of a link, which browsers send to nobody. A former invitation of the person ends. */
export async function createInvitation(
  context: Context,
  secrets: Secrets,
  { email, role, teamId = null }: NewInvitation,
): Promise<{ invitation: Invitation; token: string }> {
  needRight(context, 'members.manage')
  const { workspace, actor, log } = context
  const token = newToken('invitation')
  const now = context.clock()
  const row = await transaction(context.database.db, async (trx) => {
    await refuseMember(trx, workspace.id, email)
    await checkTeam(trx, workspace.id, teamId)
    await trx
      .deleteFrom('invitation')
      .where('workspace_id', '=', workspace.id)
      .where('email', '=', email)
      .where('used_at', 'is', null)
      .execute()
    return trx
      .insertInto('invitation')
      .values({
        workspace_id: workspace.id,
        id: newId(now.getTime()),
        created_at: now.toISOString(),
        created_by: actor.memberId,
        email,
        role,
        team_id: teamId,
        token_hash: tokenHash(secrets, 'invitation', token),
        expires_at: new Date(now.getTime() + days * 24 * 60 * 60 * 1000).toISOString(),
        used_at: null,
      })
      .returning(invitationColumns)
      .executeTakeFirstOrThrow()
  })
  log.info({
    event: 'invitation.created',
    workspaceId: workspace.id,
    by: actor.id,
    invitationId: row.id,
    role,
  })
  return { invitation: toInvitation(row), token }
}

/** Those who have left are members still: they are reactivated, not invited. */
async function refuseMember(trx: Trx, workspaceId: string, email: string): Promise<void> {
  const member = await trx
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.account_id')
    .select('member.id')
    .where('member.workspace_id', '=', workspaceId)
    .where('account.email', '=', email)
    .executeTakeFirst()
  if (member) throw invalid({ path: 'email', code: 'duplicate' })
}
