// Opens a session for a person who has proved who they are.
import { newId } from '#server/platform/ids.ts'
import type { Db, Trx } from '#server/records/tables.ts'
import type { Ground } from '#server/domains/ground.ts'
import { describeDevice } from './device.ts'
import { sessionEnd } from './lifetime.ts'
import { newToken, tokenHash } from './tokens.ts'

/** Where a person signs in from. */
export interface Client {
  readonly address: string
  readonly userAgent: string
}

/** Returns the token for the cookie; only its hash is kept. */
export async function startSession(
  ground: Ground,
  db: Db | Trx,
  accountId: string,
  client: Client,
): Promise<string> {
  const token = newToken('session')
  const now = ground.clock()
  await db
    .insertInto('session')
    .values({
      id: newId(now.getTime()),
      account_id: accountId,
      token_hash: tokenHash(ground.secrets, 'session', token),
      created_at: now.toISOString(),
      seen_at: now.toISOString(),
      expires_at: sessionEnd(now, now).toISOString(),
      device: describeDevice(client.userAgent),
      address: client.address,
    })
    .execute()
  return token
}
