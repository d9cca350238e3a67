// Finds jobs that nobody would go on with: their turn died, or their message is gone. The table of jobs is what counts.
import { isUnderWay, queueOf } from '#server/platform/job-queue.ts'
import { transaction } from '#server/platform/db.ts'
import { sql, type RawBuilder } from 'kysely'
import type { JobGround } from './job-context.ts'
import { STALE_SECONDS } from './run-turn.ts'

const AT_ONCE = 100

/** Whether any job waits or runs. */
export async function isAnyOpen({ database }: JobGround): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select exists (select from job where finished_at is null) as open`.execute(database.readDb)
  return rows[0]?.open ?? false
}

/** Wakes the jobs whose turn gives no sign of life: its process was killed, or could not write how it ended. */
export function resumeDead(ground: JobGround): Promise<number> {
  return wakeAgain(
    ground,
    sql`j.turn_id is not null and j.beat_at < clock_timestamp() - make_interval(secs => ${STALE_SECONDS})`,
  )
}

/** Wakes the open jobs that no message stands for, as after a restore from a backup. */
export function resumeForgotten(ground: JobGround): Promise<number> {
  return wakeAgain(
    ground,
    sql`j.finished_at is null and j.turn_id is null and not ${isUnderWay(sql`j.wake_id`)}`,
  )
}

/** Rows that a slice holds are alive, and those that another server wakes are woken. */
async function wakeAgain(ground: JobGround, which: RawBuilder<boolean>): Promise<number> {
  return transaction(ground.database.db, async (trx) => {
    const { rows } = await sql<{ workspaceId: string; jobId: string }>`
      select j.workspace_id as "workspaceId", j.id as "jobId" from job j where ${which}
      limit ${AT_ONCE} for no key update skip locked`.execute(trx)
    for (const { workspaceId, jobId } of rows) {
      const wakeId = await queueOf(ground.database).send(trx, { workspaceId, jobId })
      await sql`update job set turn_id = null, wake_id = ${wakeId}
        where workspace_id = ${workspaceId} and id = ${jobId}`.execute(trx)
    }
    return rows.length
  })
}
