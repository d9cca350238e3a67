// Thirty days after a field was thrown away its content goes for good, as a job of the server itself.
import { customKey } from '#contract/custom-fields.ts'
import { entityOf } from '#contract/entities/list.ts'
import { transaction } from '#server/platform/db.ts'
import type { Context } from '#server/records/actor.ts'
import { eraseFigures, eraseSlice, fieldsToErase, markErased } from '#server/records/erase-field.ts'
import type { JobGround } from '#server/records/jobs/job-context.ts'
import { type JobSoFar, registerJob, type SliceOutcome } from '#server/records/jobs/registry.ts'
import { startJob } from '#server/records/jobs/start-job.ts'
import { systemContext } from '#server/records/system-context.ts'
import type { Trx } from '#server/records/tables.ts'
import { z } from 'zod'

const KEPT_DAYS = 30
/** Records per slice: some tenths of a second where all of them are written. */
const SLICE = 500

const inputSchema = z.object({ id: z.guid(), name: z.string() })
const stepSchema = z.object({ after: z.guid() })
type Input = z.output<typeof inputSchema>
type Step = z.output<typeof stepSchema>

export function registerEraseField(): void {
  registerJob('eraseField', { input: inputSchema, step: stepSchema, slice: eraseField })
}

/** Begins a job for every field whose time is up. On several servers at once some begin twice, which does no harm. */
export async function eraseOldFields(ground: JobGround): Promise<void> {
  const before = new Date(ground.clock().getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000).toISOString()
  for (const { workspaceId, id } of await fieldsToErase(ground.database.db, before)) {
    const context = await systemContext(ground, workspaceId)
    const name = context.customFields.find((each) => each.id === id)?.name ?? ''
    await transaction(ground.database.db, (trx) =>
      startJob(trx, context, 'eraseField', { input: { id, name } }),
    )
  }
}

async function eraseField(
  trx: Trx,
  context: Context,
  { input, step }: JobSoFar<Input, Step>,
): Promise<SliceOutcome<Step>> {
  const field = context.customFields.find((each) => each.id === input.id)
  // Who restored it meanwhile keeps what is left.
  if (!field?.isGone) return { done: 0, result: { restored: true } }
  const [entity, key, workspaceId] = [entityOf(field.entity), customKey(field.id), context.workspace.id]
  const { checked, last } = await eraseSlice(trx, entity, workspaceId, key, step?.after ?? null, SLICE)
  if (last !== null) return { done: checked, step: { after: last } }
  await eraseFigures(trx, entity, workspaceId, key)
  await markErased(trx, workspaceId, field.id, context.clock().toISOString())
  return { done: 0, result: {} }
}
