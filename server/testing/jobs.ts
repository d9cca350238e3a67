// Jobs for tests: kinds of their own that write records, workers, and waiting for what they are to come to.
import { contact } from '#contract/entities/contact.ts'
import { jobStates, type JobKind, type JobState } from '#contract/jobs.ts'
import { createDatabase, transaction } from '#server/platform/db.ts'
import type { Context } from '#server/records/actor.ts'
import { createRecord } from '#server/records/create.ts'
import { startJobWorker } from '#server/records/jobs/job-worker.ts'
import { type JobSoFar, registerJob, type SliceOutcome } from '#server/records/jobs/registry.ts'
import { startJob } from '#server/records/jobs/start-job.ts'
import type { RapportDatabase, Tables, Trx } from '#server/records/tables.ts'
import { z } from 'zod'
import type { TestGround } from './ground.ts'

const inputSchema = z.object({ slices: z.int(), name: z.string(), statusId: z.string() })
const stepSchema = z.object({ slice: z.int() })
type Counting = z.output<typeof inputSchema>
type CountingStep = z.output<typeof stepSchema>

/** Called within every slice of `countingJob`, after it has written; what it throws is the slice's failure. */
export type OnSlice = (
  job: JobSoFar<Counting, CountingStep>,
  trx: Trx,
  context: Context,
) => Promise<void> | void

/** A kind that makes one contact per slice, named after the job and the slice: none may be missing, none may be there twice. */
export function countingJob(name: string, onSlice: OnSlice = () => {}): JobKind {
  // Kinds of tests are in no list of the contract; the engine does not look there.
  const kind = name as JobKind
  registerJob(kind, {
    input: inputSchema,
    step: stepSchema,
    slice: async (trx, context, job): Promise<SliceOutcome<CountingStep>> => {
      const { name: firstName, slices, statusId } = job.input
      const slice = (job.step?.slice ?? 0) + 1
      const values = { firstName, lastName: `Slice ${String(slice).padStart(3, '0')}`, statusId }
      await createRecord(context, contact, values, { db: trx })
      await onSlice(job, trx, context)
      return { done: 1, step: { slice }, ...(slice === slices ? { result: { slices } } : {}) }
    },
  })
  return kind
}

export function start(context: Context, kind: JobKind, input: Counting): Promise<string> {
  return transaction(context.database.db, (trx) =>
    startJob(trx, context, kind, { input, total: input.slices }),
  )
}

/** A further server on the same database, with connections and a queue of its own. */
export function otherServer(ground: TestGround): TestGround {
  const database: RapportDatabase = createDatabase<Tables>(ground.database.app, 8, ground.log)
  return { ...ground, database: { ...ground.database, ...database } }
}

/** A worker that tries again soon. */
export function worker(ground: TestGround) {
  return startJobWorker(ground, { pauseSeconds: () => 0.05 })
}

export async function jobRow(ground: TestGround, id: string) {
  return ground.database.db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Waits until the job is in this state, and answers its row. */
export async function until(ground: TestGround, id: string, state: JobState, seconds = 20) {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const row = await jobRow(ground, id)
    if (row.state === jobStates[state]) return row
    if (row.finished_at !== null || Date.now() > end)
      throw new Error(`the job is not ${state}: ${JSON.stringify(row)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Last names of the contacts that the job made, in order. */
export async function madeBy(ground: TestGround, name: string): Promise<string[]> {
  const rows = await ground.database.db
    .selectFrom('contact')
    .select('last_name' as 'id')
    .where('first_name' as 'id', '=', name)
    .orderBy('last_name' as 'id')
    .execute()
  return rows.map((row) => Object.values(row)[0] ?? '')
}

export function allSlices(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `Slice ${String(index + 1).padStart(3, '0')}`)
}
