// Jobs: from a call to its verb and back.
import type { ActionName, Actions } from '#contract/operations.ts'
import { cancelJob } from '#server/domains/jobs/cancel-job.ts'
import { visibleJob } from '#server/domains/jobs/job-row.ts'
import { listJobs } from '#server/domains/jobs/list-jobs.ts'
import { contextOf, type Handler } from './call.ts'

export const jobHandlers = {
  listJobs: (call, { query }) => listJobs(contextOf(call), query),
  getJob: (call, { params }) => visibleJob(call.deps.database.readDb, contextOf(call), params.id),
  cancelJob: (call, { params }) => cancelJob(contextOf(call), params.id),
} satisfies Partial<{ [Name in ActionName]: Handler<Actions[Name]> }>
