// Jobs: what runs in the background and what came of it.
import { z } from 'zod'
import { jobKindNames, jobStateNames } from '#contract/jobs.ts'
import { idWire } from '#contract/kinds/ids.ts'
import { idParams, operation } from '#contract/operation.ts'

const moment = z.string().meta({ format: 'date-time' })
const actorSchema = z.object({
  kind: z.enum(['member', 'key', 'system']),
  id: z.string().nullable(),
  name: z.string(),
})

export const jobSchema = z
  .object({
    /** Also the batch of the changes that it makes. */
    id: idWire,
    kind: z.enum(jobKindNames),
    state: z.enum(jobStateNames),
    actor: actorSchema,
    via: z.enum(['web', 'api', 'import', 'job', 'cli']),
    createdAt: moment,
    startedAt: moment.nullable(),
    finishedAt: moment.nullable(),
    /** Records dealt with so far, those of them that were refused, and how many there are where that is known. */
    done: z.int(),
    refused: z.int(),
    total: z.int().nullable(),
    /** What was asked for, and what came of it; the keys depend on the kind. */
    input: z.record(z.string(), z.unknown()),
    result: z.record(z.string(), z.unknown()).nullable(),
    /** Why it failed; of an open job, why it is tried again at `retryAt`. */
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    retryAt: moment.nullable(),
    /** Who asked it to end, and when. It ends after the slice that is being carried out. */
    cancel: z.object({ at: moment, actor: actorSchema }).nullable(),
    /** Whether this actor may cancel it now. */
    canCancel: z.boolean(),
  })
  .meta({ id: 'Job' })
export type Job = z.output<typeof jobSchema>

const jobs = { access: 'member', tag: 'jobs' } as const
export const listJobs = operation({
  ...jobs,
  id: 'jobs.list',
  method: 'GET',
  path: '/jobs',
  query: z.strictObject({
    /** Only those that wait or run. */
    open: z.literal('true').optional(),
    limit: z.coerce.number('bad-number').int('bad-number').min(1).max(100).optional(),
    cursor: z.string().max(2000).optional(),
  }),
  response: z.object({ items: z.array(jobSchema), next: z.string().nullable() }).meta({ id: 'JobPage' }),
  errors: ['bad-cursor'],
  summary:
    'Jobs that wait, run or have ended, newest first: one’s own, and with the right jobs.manage all of the workspace',
})
export const getJob = operation({
  ...jobs,
  id: 'jobs.get',
  method: 'GET',
  path: '/jobs/{id}',
  params: idParams,
  response: jobSchema,
  summary: 'A job with its progress, and what came of it',
})
export const cancelJob = operation({
  ...jobs,
  id: 'jobs.cancel',
  method: 'POST',
  path: '/jobs/{id}/cancel',
  params: idParams,
  response: jobSchema,
  errors: ['already-ended'],
  summary: 'End a job: one that waits at once, one that runs after its present slice; what it did stays',
})
