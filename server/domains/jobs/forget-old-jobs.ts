// Jobs that ended long ago; the changes that they made stay.
import type { Clock } from '#server/platform/clock.ts'
import type { RapportDatabase } from '#server/records/tables.ts'

const KEPT_DAYS = 90

export async function forgetOldJobs({
  database,
  clock,
}: {
  readonly database: RapportDatabase
  readonly clock: Clock
}): Promise<void> {
  const limit = new Date(clock().getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000).toISOString()
  await database.db.deleteFrom('job').where('finished_at', '<', limit).execute()
}
