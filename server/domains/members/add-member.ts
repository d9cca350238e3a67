// Makes an account a member of a workspace.
import type { Role } from '#contract/access.ts'
import { newId } from '#server/platform/ids.ts'
import type { Trx } from '#server/records/tables.ts'
import type { Ground } from '#server/domains/ground.ts'

interface NewMember {
  readonly workspaceId: string
  readonly accountId: string
  readonly role: Role
  readonly teamId: string | null
}

/** Returns the id, or undefined where the account is a member already, active or not; that one is left as it is. */
export async function addMember(ground: Ground, trx: Trx, member: NewMember): Promise<string | undefined> {
  const now = ground.clock()
  const row = await trx
    .insertInto('member')
    .values({
      workspace_id: member.workspaceId,
      id: newId(now.getTime()),
      account_id: member.accountId,
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
      role: member.role,
      team_id: member.teamId,
      seen_at: null,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'workspace_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}
