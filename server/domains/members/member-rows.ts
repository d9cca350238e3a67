// Members as those see them who manage members.
import type { MemberDetail } from '#contract/actions/members.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Db, Trx } from '#server/records/tables.ts'

/** Everyone in the workspace: active first, then whoever was seen last. */
export async function memberRows(db: Db | Trx, workspaceId: string): Promise<MemberDetail[]> {
  const rows = await select(db, workspaceId)
    .orderBy('member.active', 'desc')
    .orderBy('member.seen_at', (order) => order.desc().nullsLast())
    .orderBy('member.id')
    .execute()
  return rows.map(toMember)
}

/** Throws `not-found` for an id that is not of this workspace. */
export async function memberRow(db: Db | Trx, workspaceId: string, id: string): Promise<MemberDetail> {
  const row = await select(db, workspaceId).where('member.id', '=', id).executeTakeFirst()
  if (!row) throw new Problem('not-found')
  return toMember(row)
}

function select(db: Db | Trx, workspaceId: string) {
  return db
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.account_id')
    .select(['member.id', 'member.role', 'member.team_id', 'member.active', 'member.version'])
    .select(['member.created_at', 'member.seen_at'])
    .select(['account.name', 'account.email', 'account.username', 'account.phone', 'account.superuser'])
    .where('member.workspace_id', '=', workspaceId)
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

function toMember(row: Row): MemberDetail {
  const { id, name, role, active, email, username, phone, superuser, version } = row
  return {
    id,
    name,
    role,
    teamId: row.team_id,
    active,
    email,
    username,
    phone,
    joinedAt: row.created_at,
    lastSeenAt: row.seen_at,
    superuser,
    version,
  }
}
