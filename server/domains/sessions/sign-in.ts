// Signing in by username or e-mail: alike in text and time whether the account exists or not.
import { transaction } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Trx } from '#server/records/tables.ts'
import { hashPassword, isOutdated, verifyPassword } from '#server/domains/accounts/password-hash.ts'
import type { Ground } from '#server/domains/ground.ts'
import { guardGuess } from './guard-guess.ts'
import { type Client, startSession } from './start-session.ts'

interface SignIn {
  readonly login: string
  readonly password: string
}
/** An account whose password was right a moment ago. */
export interface Verified {
  readonly accountId: string
  readonly passwordHash: string
}

/** Returns the account and the token of the new session. Throws `wrong-credentials` or `too-many-requests`. */
export async function signIn(
  ground: Ground,
  { login, password }: SignIn,
  client: Client,
): Promise<{ accountId: string; token: string }> {
  const verified = await checkCredentials(ground, login, password, client.address)
  const { accountId } = verified
  const token = await transaction(ground.database.db, async (trx) => {
    await holdVerified(trx, verified)
    return startSession(ground, trx, accountId, client)
  })
  ground.log.info({ event: 'session.started', accountId, address: client.address })
  return { accountId, token }
}

/** Returns the account whose username or e-mail and password these are. Guesses are counted. */
export async function checkCredentials(
  ground: Ground,
  login: string,
  password: string,
  address: string,
): Promise<Verified> {
  const name = login.trim().toLowerCase()
  const verified = await guardGuess(ground, { name, address }, async () => {
    const account = await findAccount(ground, name)
    if (!(await verifyPassword(password, account?.password_hash)) || !account?.active) return undefined
    const { id: accountId, password_hash: passwordHash } = account
    if (!isOutdated(passwordHash)) return { accountId, passwordHash }
    return { accountId, passwordHash: await rehash(ground, accountId, passwordHash, password) }
  })
  if (verified) return verified
  ground.log.info({ event: 'session.refused', address })
  throw new Problem('wrong-credentials')
}

/**
 * Keeps the account from changing until the transaction ends, and makes sure that the password is still the one that
 * was verified: who changes a password ends all sessions, also those that are just being opened with the old one.
 */
export async function holdVerified(trx: Trx, { accountId, passwordHash }: Verified): Promise<void> {
  const held = await trx
    .selectFrom('account')
    .select('id')
    .where('id', '=', accountId)
    .where('password_hash', '=', passwordHash)
    .where('active', '=', true)
    .forShare()
    .executeTakeFirst()
  if (!held) throw new Problem('wrong-credentials')
}

/** Usernames hold no @ and e-mails do, so at most one account answers to a name. */
async function findAccount(ground: Ground, name: string) {
  return ground.database.readDb
    .selectFrom('account')
    .select(['id', 'password_hash', 'active'])
    .where((eb) => eb.or([eb('username', '=', name), eb('email', '=', name)]))
    .executeTakeFirst()
}

/** Returns the new hash. Replaces only what was verified: a password changed meanwhile stays. */
async function rehash(
  ground: Ground,
  accountId: string,
  outdated: string,
  password: string,
): Promise<string> {
  const fresh = await hashPassword(password)
  await ground.database.db
    .updateTable('account')
    .set({ password_hash: fresh })
    .where('id', '=', accountId)
    .where('password_hash', '=', outdated)
    .execute()
  return fresh
}
