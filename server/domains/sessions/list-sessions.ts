// Where a person is signed in, most recently used first.
import type { Ground } from '#server/domains/ground.ts'

export async function listSessions(ground: Ground, accountId: string, current: string) {
  const rows = await ground.database.readDb
    .selectFrom('session')
    .select(['id', 'created_at', 'seen_at', 'device', 'address'])
    .where('account_id', '=', accountId)
    .where('expires_at', '>', ground.clock().toISOString())
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    device: row.device,
    address: row.address,
    current: row.id === current,
  }))
}
