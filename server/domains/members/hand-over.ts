// The records of a deactivated member on their way to someone else, where they are too many for one request.
import { JobFailure, type JobSoFar, registerJob, type SliceOutcome } from '#server/records/jobs/registry.ts'
import type { Context } from '#server/records/actor.ts'
import { addMoved, type Moved, nothingMoved, reassignSlice } from '#server/records/reassign.ts'
import type { Trx } from '#server/records/tables.ts'
import { z } from 'zod'

const inputSchema = z.object({ from: z.guid(), to: z.guid().nullable() })
const stepSchema = z.object({ moved: z.record(z.string(), z.int()) })
export type HandOverInput = z.output<typeof inputSchema>
type Step = z.output<typeof stepSchema>

export function registerHandOver(): void {
  registerJob('handOver', { right: 'members.manage', input: inputSchema, step: stepSchema, slice: handOver })
}

async function handOver(
  trx: Trx,
  context: Context,
  { id, input, step }: JobSoFar<HandOverInput, Step>,
): Promise<SliceOutcome<Step>> {
  const { from, to } = input
  const before: Moved = step?.moved ?? nothingMoved
  // Who was given access again keeps what is left.
  if (await isActive(trx, context, from)) return { done: 0, result: { ...before, reactivated: true } }
  if (to !== null && !(await isActive(trx, context, to))) throw new JobFailure('heir-gone')
  const moved = await reassignSlice(trx, context, { from, to, batchId: id })
  if (!moved) return { done: 0, result: { ...before } }
  return { done: sum(moved), step: { moved: addMoved(before, moved) } }
}

/** Held until the slice commits. */
async function isActive(trx: Trx, context: Context, memberId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('member')
    .select('active')
    .where('workspace_id', '=', context.workspace.id)
    .where('id', '=', memberId)
    .forShare()
    .executeTakeFirst()
  return row?.active ?? false
}

export function sum(moved: Moved): number {
  return Object.values(moved).reduce((all, count) => all + count, 0)
}
