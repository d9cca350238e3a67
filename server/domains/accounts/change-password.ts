// Changes one's own password: who sits at an open session still has to know the current one.
import { transaction } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { endOtherSessions } from '#server/domains/sessions/end-session.ts'
import { guardGuess } from '#server/domains/sessions/guard-guess.ts'
import type { Ground } from '#server/domains/ground.ts'
import { checkPassword } from './check-password.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'

interface PasswordChange {
  readonly accountId: string
  /** This session stays signed in, all others end. */
  readonly sessionId: string
  readonly address: string
  readonly current: string
  readonly next: string
}

/** Throws `wrong-credentials`, `weak-password` or `too-many-requests`. */
export async function changePassword(ground: Ground, change: PasswordChange): Promise<void> {
  const { accountId, sessionId, address } = change
  const name = `account ${accountId}`
  const account = await guardGuess(ground, { name, address }, () =>
    verified(ground, accountId, change.current),
  )
  if (!account) throw new Problem('wrong-credentials')
  checkPassword(change.next, [account.name, account.username, account.email, ...account.workspaces], 'next')
  const hash = await hashPassword(change.next)
  await transaction(ground.database.db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('account')
      .set({ password_hash: hash })
      .where('id', '=', accountId)
      .where('password_hash', '=', account.password_hash)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Problem('wrong-credentials')
    await endOtherSessions(trx, accountId, sessionId)
  })
  ground.log.info({ event: 'account.password-changed', accountId })
}

/** The account, if this is its password. */
async function verified(ground: Ground, accountId: string, password: string) {
  const { readDb } = ground.database
  const account = await readDb
    .selectFrom('account')
    .select(['name', 'username', 'email', 'password_hash'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!(await verifyPassword(password, account?.password_hash)) || !account) return undefined
  const workspaces = await readDb
    .selectFrom('member')
    .innerJoin('workspace', 'workspace.id', 'member.workspace_id')
    .select('workspace.name')
    .where('member.account_id', '=', accountId)
    .execute()
  return { ...account, workspaces: workspaces.map((each) => each.name) }
}
