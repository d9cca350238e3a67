// What search and sorting keep of a field, brought up to date for all records of a workspace after the field changed.
import type { CustomField } from '#contract/custom-fields.ts'
import { entityOf } from '#contract/entities/list.ts'
import type { Context } from '#server/records/actor.ts'
import { type JobSoFar, registerJob, type SliceOutcome } from '#server/records/jobs/registry.ts'
import { startJob } from '#server/records/jobs/start-job.ts'
import { repairSlice } from '#server/records/rebuild-derived.ts'
import type { Stored } from '#server/records/stored.ts'
import type { Trx } from '#server/records/tables.ts'
import { z } from 'zod'

const inputSchema = z.object({ entity: z.enum(['contact', 'company']), name: z.string() })
const stepSchema = z.object({ after: z.guid() })
type Input = z.output<typeof inputSchema>
type Step = z.output<typeof stepSchema>

/** Records per slice: some tenths of a second where all of them are written. */
const SLICE = 500

export function registerIndexField(): void {
  registerJob('indexField', { input: inputSchema, step: stepSchema, slice: indexSlice })
}

/** Begins where a change of a field makes a difference to what is kept beside records. */
export async function startIndexing(
  trx: Trx,
  context: Context,
  before: Stored,
  after: Stored,
): Promise<void> {
  const [old, now] = [keptOf(before), keptOf(after)]
  if (old === now) return
  const { entity, name } = after.values as unknown as CustomField
  await startJob(trx, context, 'indexField', { input: { entity, name } })
}

/** What is kept of the field: of one in the trash nothing. */
function keptOf({ values, deletedAt }: Stored): string {
  const { searchable, sortable } = values as unknown as CustomField
  return deletedAt === null ? `${searchable} ${sortable}` : 'false false'
}

async function indexSlice(
  trx: Trx,
  { workspace }: Context,
  { input, step }: JobSoFar<Input, Step>,
): Promise<SliceOutcome<Step>> {
  const { checked, last } = await repairSlice(
    trx,
    entityOf(input.entity),
    workspace.id,
    step?.after ?? null,
    SLICE,
  )
  return last === null ? { done: 0, result: {} } : { done: checked, step: { after: last } }
}
