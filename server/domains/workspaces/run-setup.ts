// Set-up of a new server (S7): the first person becomes superuser and admin of the first workspace. Exactly one wins.
import { createHash, timingSafeEqual } from 'node:crypto'
import { transaction } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Trx } from '#server/records/tables.ts'
import { checkPassword } from '#server/domains/accounts/check-password.ts'
import { createAccount, type NewPerson } from '#server/domains/accounts/create-account.ts'
import { type Client, startSession } from '#server/domains/sessions/start-session.ts'
import type { Ground } from '#server/domains/ground.ts'
import { openWorkspace, type WorkspaceSettings } from './open-workspace.ts'

export interface SetupGround extends Ground {
  readonly setupToken: string | undefined
}
interface Setup {
  readonly token?: string | undefined
  readonly person: NewPerson
  readonly workspace: WorkspaceSettings
}

/** Throws `already-set-up`, `not-allowed` for a wrong token, or `weak-password`. */
export async function runSetup(
  ground: SetupGround,
  setup: Setup,
  client: Client,
): Promise<{ accountId: string; token: string }> {
  if (await isSetUp(ground)) throw new Problem('already-set-up')
  if (!isSetupToken(ground.setupToken, setup.token)) throw new Problem('not-allowed')
  const { person, workspace } = setup
  const about = [person.name, person.username, person.email, workspace.name]
  checkPassword(person.password, about, 'person.password')
  const done = await transaction(ground.database.db, async (trx) => {
    await claimSetup(ground, trx)
    const accountId = await createAccount(ground, trx, person, true)
    await openWorkspace(ground, trx, accountId, workspace)
    return { accountId, token: await startSession(ground, trx, accountId, client) }
  })
  ground.log.info({ event: 'server.set-up', accountId: done.accountId })
  return done
}

/** Whether this server has its first person. */
export async function isSetUp(ground: Ground): Promise<boolean> {
  const row = await ground.database.readDb.selectFrom('instance').select('set_up_at').executeTakeFirst()
  return row !== undefined && row.set_up_at !== null
}

/** Whoever updates the one row first has it until its transaction ends; the others wait here, and then find it taken. */
async function claimSetup(ground: Ground, trx: Trx): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('instance')
    .set({ set_up_at: ground.clock().toISOString() })
    .where('set_up_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new Problem('already-set-up')
}

/** Compared by their hashes, in a time that tells nothing. */
function isSetupToken(expected: string | undefined, given: string | undefined): boolean {
  if (expected === undefined) return true
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(expected), hash(given ?? ''))
}
