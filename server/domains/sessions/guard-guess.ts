// Bounds how often a password may be guessed, per name and per address of the client.
import { createHmac } from 'node:crypto'
import { newId } from '#server/platform/ids.ts'
import { Problem } from '#server/platform/problem.ts'
import { enterAttempt, withdrawAttempt } from '#server/records/attempts.ts'
import type { Ground } from '#server/domains/ground.ts'

const windowMs = 15 * 60 * 1000
/** A name, whether anybody has it or not. */
export const guessesPerName = 10
/** An address, behind which a whole office may sit. */
export const guessesPerAddress = 50

/**
 * Runs a check of a password as a guess on `name` from `address`; answers what the check answers, undefined for a wrong
 * password. Throws `too-many-requests` before looking where the guesses are used up, also for the right password. Only
 * wrong guesses stay counted, and nothing but time takes them away.
 */
export async function guardGuess<Result>(
  ground: Ground,
  guess: { readonly name: string; readonly address: string },
  check: () => Promise<Result | undefined>,
): Promise<Result | undefined> {
  const now = ground.clock()
  const attemptId = newId(now.getTime())
  const { db } = ground.database
  const byAddress = subjectOf(ground, 'address', networkOf(guess.address))
  const byName = subjectOf(ground, 'name', guess.name)
  // The address first, so that one whose guesses are used up cannot use up those of a name.
  refuse(await enterAttempt(db, byAddress, attemptId, now, { most: guessesPerAddress, windowMs }))
  refuse(await enterAttempt(db, byName, attemptId, now, { most: guessesPerName, windowMs }))
  const result = await check()
  if (result !== undefined) await withdrawAttempt(db, [byAddress, byName], attemptId)
  return result
}

/** Removes what no window reaches any more. */
export async function forgetOldGuesses(ground: Ground): Promise<void> {
  await ground.database.db
    .deleteFrom('sign_in_attempt')
    .where('last_at', '<', new Date(ground.clock().getTime() - windowMs).toISOString())
    .execute()
}

function refuse(waitMs: number): void {
  if (waitMs > 0) throw new Problem('too-many-requests', { retryAfter: Math.ceil(waitMs / 1000) })
}

function subjectOf(ground: Ground, kind: 'name' | 'address', text: string): Buffer {
  return createHmac('sha256', ground.secrets.tokenKey).update(`guess:${kind}:${text}`).digest()
}

/** An IPv4 address, or the /64 of an IPv6 address: the least that one customer of a provider gets. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const groups = (text: string) => text.split(':').filter((group) => group !== '')
  const zeros = Array.from({ length: Math.max(0, 8 - groups(head).length - groups(tail).length) }, () => '0')
  const all = address.includes('::') ? [...groups(head), ...zeros, ...groups(tail)] : groups(head)
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
