// How a turn leaves its job: ended, handed back for another turn, or to be tried again later. Nothing where it is no longer its own.
import { type JobState, jobStates } from '#contract/jobs.ts'
import { transaction } from '#server/platform/db.ts'
import { queueOf, type Wake } from '#server/platform/job-queue.ts'
import { sql } from 'kysely'
import type { Trx } from '#server/records/tables.ts'
import type { JobGround } from './job-context.ts'

interface Owner extends Wake {
  readonly turnId: string
}
interface End {
  readonly state: Extract<JobState, 'done' | 'failed' | 'cancelled'>
  readonly result?: Readonly<Record<string, unknown>>
  readonly error?: string
}

export async function endJob(
  trx: Trx,
  { clock }: Pick<JobGround, 'clock'>,
  turn: Owner,
  { state, result, error }: End,
): Promise<void> {
  await trx
    .updateTable('job')
    .set({
      state: jobStates[state],
      finished_at: clock().toISOString(),
      result: result === undefined ? null : JSON.stringify(result),
      error: error ?? null,
      turn_id: null,
      retry_at: null,
    })
    .where('workspace_id', '=', turn.workspaceId)
    .where('id', '=', turn.jobId)
    .where('turn_id', '=', turn.turnId)
    .execute()
}

/** To the end of the queue, so that one long job lets the others have their turn; and when the server stops. */
export function handBack(ground: JobGround, turn: Owner): Promise<void> {
  return transaction(ground.database.db, async (trx) => {
    const { workspaceId, jobId, turnId } = turn
    const wakeId = await queueOf(ground.database).send(trx, { workspaceId, jobId })
    await sql`update job set turn_id = null, tries = 0, wake_id = ${wakeId}
      where workspace_id = ${workspaceId} and id = ${jobId} and turn_id = ${turnId}`.execute(trx)
  })
}

export function retryLater(
  ground: JobGround,
  turn: Owner,
  { code, seconds, isCounted }: { code: string; seconds: number; isCounted: boolean },
): Promise<void> {
  return transaction(ground.database.db, async (trx) => {
    const { workspaceId, jobId, turnId } = turn
    const wakeId = await queueOf(ground.database).send(trx, { workspaceId, jobId }, seconds)
    await sql`update job set turn_id = null, wake_id = ${wakeId}, state = ${jobStates.waiting}, error = ${code},
        retry_at = clock_timestamp() + make_interval(secs => ${seconds}), tries = tries - ${isCounted ? 0 : 1}
      where workspace_id = ${workspaceId} and id = ${jobId} and turn_id = ${turnId}`.execute(trx)
  })
}
