// Which job does what: domains register their kinds, the runner finds them here.
import type { Right } from '#contract/access.ts'
import type { JobErrorCode, JobKind } from '#contract/jobs.ts'
import type { Context } from '#server/records/actor.ts'
import type { Trx } from '#server/records/tables.ts'
import type { z } from 'zod'

/** A job as its slices see it. */
export interface JobSoFar<Input, Step> {
  /** Also the batch of the changes that it makes. */
  readonly id: string
  readonly input: Input
  /** What the last slice left; null before the first. */
  readonly step: Step | null
  readonly done: number
  readonly refused: number
  readonly total: number | null
}

/** What a slice did. The job is done with the slice that answers a result. */
export interface SliceOutcome<Step> {
  /** Records dealt with in this slice, and those of them that were refused. */
  readonly done: number
  readonly refused?: number
  /** How many there are in all, where that is known by now. */
  readonly total?: number
  /** From where the next slice goes on; without it the job keeps the one it has. */
  readonly step?: Step
  readonly result?: Readonly<Record<string, unknown>>
}

export interface JobDefinition<Input, Step> {
  /** What whoever started it must still have at every slice, beside the rights that its writes are checked for. */
  readonly right?: Right
  /** Both are read back from the database by these. */
  readonly input: z.ZodType<Input>
  readonly step: z.ZodType<Step>
  /**
   * Does a piece of at most a second, in a transaction that also moves the job: all of it stays, or nothing. It writes
   * through `trx` alone and has no effect outside; after a crash or a conflict it is called again with the same step.
   * Throws a JobFailure to end the job at once; any other error is tried again some times.
   */
  slice(trx: Trx, context: Context, job: JobSoFar<Input, Step>): Promise<SliceOutcome<Step>>
}

/** Ends a job as failed, with a reason that people can read; trying again would not help. */
export class JobFailure extends Error {
  readonly code: JobErrorCode
  constructor(code: JobErrorCode) {
    super(code)
    this.name = 'JobFailure'
    this.code = code
  }
}

/** A definition whose types were checked where it was written. */
export interface RegisteredJob {
  readonly right: Right | undefined
  slice(trx: Trx, context: Context, job: JobSoFar<unknown, unknown>): Promise<SliceOutcome<unknown>>
}

const kinds = new Map<string, RegisteredJob>()

/** Called once for every kind, by the composition of the server. */
export function registerJob<Input, Step>(kind: JobKind, definition: JobDefinition<Input, Step>): void {
  const { right, input, step } = definition
  kinds.set(kind, {
    right,
    slice: (trx, context, job) =>
      definition.slice(trx, context, {
        ...job,
        input: input.parse(job.input),
        step: job.step === null ? null : step.parse(job.step),
      }),
  })
}

export function registeredJob(kind: string): RegisteredJob | undefined {
  return kinds.get(kind)
}
