// Counts guesses: each is entered before it is looked at, so that however many come at once, no more than the bound pass.
import { idTime, floorId } from '#server/platform/ids.ts'
import { sql } from 'kysely'
import type { Db } from './tables.ts'

export interface AttemptLimit {
  /** Guesses of a subject that may fail within the window. */
  readonly most: number
  readonly windowMs: number
}

/**
 * Enters a guess (a time-ordered id made for `now`) unless the subject has used up its guesses of the window, which slides.
 * Answers the milliseconds to wait, 0 where it was entered. The row is locked while it is decided, so it is exact.
 */
export async function enterAttempt(
  db: Db,
  subject: Buffer,
  attemptId: string,
  now: Date,
  limit: AttemptLimit,
): Promise<number> {
  const oldest = floorId(now.getTime() - limit.windowMs)
  const recent = sql`array(select each from unnest(a.recent) each where each >= ${oldest}::uuid)`
  const { rows } = await sql`
    insert into sign_in_attempt as a (subject, recent, last_at)
    values (${subject}, array[${attemptId}::uuid], ${now.toISOString()})
    on conflict (subject) do update set recent = ${recent} || excluded.recent, last_at = excluded.last_at
    where cardinality(${recent}) < ${limit.most}
    returning a.subject`.execute(db)
  return rows.length > 0 ? 0 : waitFor(db, subject, now, limit)
}

/** Takes a guess back that turned out to be none: the password was right. */
export async function withdrawAttempt(db: Db, subjects: readonly Buffer[], attemptId: string): Promise<void> {
  await sql`
    update sign_in_attempt set recent = array_remove(recent, ${attemptId}::uuid)
    where subject = any(${subjects})`.execute(db)
}

/** Until the guess falls out of the window that makes room for another. */
async function waitFor(db: Db, subject: Buffer, now: Date, limit: AttemptLimit): Promise<number> {
  const row = await db
    .selectFrom('sign_in_attempt')
    .select('recent')
    .where('subject', '=', subject)
    .executeTakeFirst()
  const blocking = row?.recent.toSorted().at(-limit.most)
  if (blocking === undefined) return 1000
  return Math.max(1000, idTime(blocking) + limit.windowMs - now.getTime())
}
