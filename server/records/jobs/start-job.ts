// Beginning a job in the transaction of what asks for it.
import { actorKinds, vias } from '#contract/changes.ts'
import { jobStates, type JobKind } from '#contract/jobs.ts'
import { newId } from '#server/platform/ids.ts'
import { queueOf } from '#server/platform/job-queue.ts'
import type { Context } from '#server/records/actor.ts'
import type { Trx } from '#server/records/tables.ts'

interface JobStart {
  readonly input: Readonly<Record<string, unknown>>
  /** The batch of changes that were made for it already. */
  readonly id?: string
  /** How many records there are to deal with. */
  readonly total?: number
}

/** The job exists, and begins, if and only if the transaction commits. It runs as the actor of the context. Answers its id. */
export async function startJob(
  trx: Trx,
  context: Context,
  kind: JobKind,
  { input, total, id = newId(context.clock().getTime()) }: JobStart,
): Promise<string> {
  const { workspace, actor } = context
  const wakeId = await queueOf(context.database).send(trx, { workspaceId: workspace.id, jobId: id })
  await trx
    .insertInto('job')
    .values({
      workspace_id: workspace.id,
      id,
      kind,
      state: jobStates.waiting,
      actor_kind: actorKinds[actor.kind],
      actor_id: actor.id,
      member_id: actor.memberId,
      via: vias[context.via],
      created_at: context.clock().toISOString(),
      total: total ?? null,
      input: JSON.stringify(input),
      wake_id: wakeId,
    })
    .execute()
  return id
}
