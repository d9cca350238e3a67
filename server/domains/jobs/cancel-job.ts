// Ending a job before it is through.
import type { Job } from '#contract/actions/jobs.ts'
import { actorKinds } from '#contract/changes.ts'
import { jobStates } from '#contract/jobs.ts'
import { transaction } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Context } from '#server/records/actor.ts'
import type { Trx } from '#server/records/tables.ts'
import { visibleJob } from './job-row.ts'

/**
 * A job that no slice is at ends at once; another after its present slice. What it did stays. The second to ask changes
 * nothing. Throws `not-found` where the actor does not see it, `already-ended` where it is too late.
 */
export function cancelJob(context: Context, id: string): Promise<Job> {
  const { workspace, actor, clock, log, database } = context
  return transaction(database.db, async (trx) => {
    const job = await visibleJob(trx, context, id)
    if (job.finishedAt !== null) throw new Problem('already-ended')
    await trx
      .insertInto('job_cancel')
      .values({
        workspace_id: workspace.id,
        job_id: id,
        at: clock().toISOString(),
        actor_kind: actorKinds[actor.kind],
        actor_id: actor.id,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await endIfIdle(trx, context, id)
    log.info({ event: 'job.cancelled', workspaceId: workspace.id, by: actor.id, jobId: id })
    return visibleJob(trx, context, id)
  })
}

/** Whoever carries out a slice holds the row, and ends the job itself. */
async function endIfIdle(trx: Trx, { workspace, clock }: Context, id: string): Promise<void> {
  const idle = await trx
    .selectFrom('job')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!idle) return
  await trx
    .updateTable('job')
    .set({
      state: jobStates.cancelled,
      finished_at: clock().toISOString(),
      turn_id: null,
      retry_at: null,
      error: null,
    })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', id)
    .execute()
}
