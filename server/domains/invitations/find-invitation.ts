// What a link leads to. Unknown, used, withdrawn and expired ones answer alike.
import type { Role } from '#contract/access.ts'
import { Problem } from '#server/platform/problem.ts'
import { isToken, tokenHash } from '#server/domains/sessions/tokens.ts'
import type { Ground } from '#server/domains/ground.ts'

export interface OpenInvitation {
  readonly id: string
  readonly workspaceId: string
  readonly workspaceName: string
  readonly email: string
  readonly role: Role
  /** Null also where the team has gone to the trash since. */
  readonly teamId: string | null
  /** The account of that e-mail; null where the person has none yet. */
  readonly accountId: string | null
}

/** Throws `expired-link` where the token opens nothing now. */
export async function findInvitation(ground: Ground, token: string): Promise<OpenInvitation> {
  if (!isToken('invitation', token)) throw new Problem('expired-link')
  const row = await ground.database.readDb
    .selectFrom('invitation as i')
    .innerJoin('workspace as w', 'w.id', 'i.workspace_id')
    .leftJoin('account as a', 'a.email', 'i.email')
    .leftJoin('team as t', (join) =>
      join
        .onRef('t.workspace_id', '=', 'i.workspace_id')
        .onRef('t.id', '=', 'i.team_id')
        .on('t.deleted_at', 'is', null),
    )
    .select(['i.id', 'i.workspace_id', 'i.email', 'i.role'])
    .select(['w.name as workspace_name', 'a.id as account_id', 't.id as team_id'])
    .where('i.token_hash', '=', tokenHash(ground.secrets, 'invitation', token))
    .where('i.used_at', 'is', null)
    .where('i.expires_at', '>', ground.clock().toISOString())
    .executeTakeFirst()
  if (!row) throw new Problem('expired-link')
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    workspaceName: row.workspace_name,
    email: row.email,
    role: row.role,
    teamId: row.team_id,
    accountId: row.account_id,
  }
}
