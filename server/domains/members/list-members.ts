import type { MemberDetail } from '#contract/actions/members.ts'
import { type Context, needRight } from '#server/records/actor.ts'
import { memberRows } from './member-rows.ts'

/** Everyone in the workspace, with when they were last seen in it (S22). */
export async function listMembers(context: Context): Promise<MemberDetail[]> {
  needRight(context, 'members.manage')
  return memberRows(context.database.readDb, context.workspace.id)
}
