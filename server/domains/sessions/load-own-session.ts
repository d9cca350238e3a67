// Who I am and where I belong: what every sign-in answers with.
import type { Session } from '#contract/actions/sign-in.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Db, Trx } from '#server/records/tables.ts'
import { accountColumns, toAccount } from '#server/domains/accounts/account-row.ts'

/** The account with the workspaces where its membership is active, by name. */
export async function loadOwnSession(db: Db | Trx, accountId: string): Promise<Session> {
  const account = await db
    .selectFrom('account')
    .select(accountColumns)
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!account) throw new Problem('not-signed-in')
  const workspaces = await db
    .selectFrom('member')
    .innerJoin('workspace', 'workspace.id', 'member.workspace_id')
    .select(['workspace.id', 'workspace.slug', 'workspace.name', 'member.role'])
    .where('member.account_id', '=', accountId)
    .where('member.active', '=', true)
    .orderBy('workspace.name')
    .orderBy('workspace.id')
    .execute()
  return { account: toAccount(account), workspaces }
}
