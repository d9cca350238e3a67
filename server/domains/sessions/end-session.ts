// Ends sessions; what is gone from the table is refused from the next request on.
import { Problem } from '#server/platform/problem.ts'
import type { Db, Trx } from '#server/records/tables.ts'
import type { Ground } from '#server/domains/ground.ts'

/** Ends one of the person's sessions. Throws `not-found` for any that is not theirs. */
export async function endSession(ground: Ground, accountId: string, sessionId: string): Promise<void> {
  const { numDeletedRows } = await ground.database.db
    .deleteFrom('session')
    .where('id', '=', sessionId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Problem('not-found')
  ground.log.info({ event: 'session.ended', accountId })
}

/** Ends all sessions of a person except one. */
export async function endOtherSessions(db: Db | Trx, accountId: string, keep: string): Promise<void> {
  await db.deleteFrom('session').where('account_id', '=', accountId).where('id', '!=', keep).execute()
}

/** Removes sessions that have run out. */
export async function forgetExpiredSessions(ground: Ground): Promise<void> {
  await ground.database.db
    .deleteFrom('session')
    .where('expires_at', '<=', ground.clock().toISOString())
    .execute()
}
