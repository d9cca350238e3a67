// Rules of who may stop being an admin, held while several change members at once.
import type { MemberDetail } from '#contract/actions/members.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Trx } from '#server/records/tables.ts'

/** Changes of members of one workspace happen one after the other; its records go on meanwhile. */
export async function holdMembers(trx: Trx, workspaceId: string): Promise<void> {
  await trx
    .selectFrom('workspace')
    .select('id')
    .where('id', '=', workspaceId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

/** Throws where the member must stay an active admin: a superuser (S25), or the last one. Members must be held. */
export async function mayStopBeingAdmin(trx: Trx, workspaceId: string, member: MemberDetail): Promise<void> {
  if (member.superuser) throw new Problem('superuser-stays')
  if (member.role !== 'admin' || !member.active) return
  const other = await trx
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.account_id')
    .select('member.id')
    .where('member.workspace_id', '=', workspaceId)
    .where('member.role', '=', 'admin')
    .where('member.active', '=', true)
    .where('account.active', '=', true)
    .where('member.id', '!=', member.id)
    .limit(1)
    .executeTakeFirst()
  if (!other) throw new Problem('last-admin')
}
