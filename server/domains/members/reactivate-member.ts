// Gives a deactivated member access again; the records stay with whoever has them now.
import type { MemberDetail } from '#contract/actions/members.ts'
import { transaction } from '#server/platform/db.ts'
import { type Context, needRight } from '#server/records/actor.ts'
import { holdMembers } from './hold-members.ts'
import { memberRow } from './member-rows.ts'

export async function reactivateMember(context: Context, id: string): Promise<MemberDetail> {
  needRight(context, 'members.manage')
  const { workspace, actor, log } = context
  const member = await transaction(context.database.db, async (trx) => {
    await holdMembers(trx, workspace.id)
    await trx
      .updateTable('member')
      .set((eb) => ({
        active: true,
        updated_at: context.clock().toISOString(),
        version: eb('version', '+', 1),
      }))
      .where('workspace_id', '=', workspace.id)
      .where('id', '=', id)
      .where('active', '=', false)
      .execute()
    return memberRow(trx, workspace.id, id)
  })
  log.info({ event: 'member.reactivated', workspaceId: workspace.id, by: actor.id, memberId: id })
  return member
}
