// Changes the role or the team of a member (S20).
import type { MemberDetail } from '#contract/actions/members.ts'
import type { Role } from '#contract/access.ts'
import { transaction } from '#server/platform/db.ts'
import { type Context, needRight } from '#server/records/actor.ts'
import { checkTeam } from './check-team.ts'
import { holdMembers, mayStopBeingAdmin } from './hold-members.ts'
import { memberRow } from './member-rows.ts'

interface MemberChange {
  readonly role?: Role | undefined
  readonly teamId?: string | null | undefined
}

/** Throws `not-found`, `last-admin` or `superuser-stays`. Whoever changes team takes the records along. */
export async function updateMember(
  context: Context,
  id: string,
  change: MemberChange,
): Promise<MemberDetail> {
  needRight(context, 'members.manage')
  const { workspace, actor, log } = context
  const member = await transaction(context.database.db, async (trx) => {
    await holdMembers(trx, workspace.id)
    const before = await memberRow(trx, workspace.id, id)
    const { role = before.role, teamId = before.teamId } = change
    if (role === before.role && teamId === before.teamId) return before
    if (role !== before.role && role !== 'admin') await mayStopBeingAdmin(trx, workspace.id, before)
    if (teamId !== before.teamId) await checkTeam(trx, workspace.id, teamId)
    await trx
      .updateTable('member')
      .set((eb) => ({
        role,
        team_id: teamId,
        updated_at: context.clock().toISOString(),
        version: eb('version', '+', 1),
      }))
      .where('workspace_id', '=', workspace.id)
      .where('id', '=', id)
      .execute()
    return { ...before, role, teamId, version: before.version + 1 }
  })
  const { role, teamId } = member
  log.info({ event: 'member.updated', workspaceId: workspace.id, by: actor.id, memberId: id, role, teamId })
  return member
}
