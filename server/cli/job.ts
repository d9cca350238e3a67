// `job list`, `job show`, `job watch`, `job cancel`: what runs in the background, for whoever runs the server.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Job } from '#contract/actions/jobs.ts'
import { cancelJob } from '#server/domains/jobs/cancel-job.ts'
import { findJobWorkspace } from '#server/domains/jobs/find-job-workspace.ts'
import { visibleJob } from '#server/domains/jobs/job-row.ts'
import { listJobs } from '#server/domains/jobs/list-jobs.ts'
import { listWorkspaces } from '#server/domains/workspaces/list-workspaces.ts'
import { systemClock } from '#server/platform/clock.ts'
import { loadEnv } from '#server/platform/env.ts'
import { ExpectedProblem } from '#server/platform/expected-problem.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Context } from '#server/records/actor.ts'
import { systemContext } from '#server/records/system-context.ts'
import { complain, print, type Verb, WrongUsage } from './command-line.ts'
import { type Instance, isMade, withInstance } from './instance.ts'
import { jobLine, jobProgress, jobWords } from './job-words.ts'

const LOOK_EVERY_MS = 500

export const jobList: Verb = {
  name: 'job list',
  usage: 'job list [--open] [--limit N] [--workspace SLUG] [--json]',
  about: `Lists jobs of all workspaces or of one, newest first: 50, or as many as --limit says.
--open leaves out those that have ended.`,
  options: {
    open: { type: 'boolean' },
    limit: { type: 'string' },
    workspace: { type: 'string' },
    json: { type: 'boolean' },
  },
  run: async ({ open, limit, workspace, json }) => {
    const most = limitOf(limit)
    const jobs = await onInstance(async (instance) => {
      const all = await listWorkspaces(instance.database.readDb)
      const chosen = workspace === undefined ? all : all.filter((each) => each.slug === workspace)
      if (workspace !== undefined && chosen.length === 0)
        throw new ExpectedProblem(`There is no workspace ${String(workspace)}.`)
      const found = []
      for (const { id, slug } of chosen) {
        const context = await actingIn(instance, id)
        const { items } = await listJobs(context, { limit: most, open: open === true ? 'true' : undefined })
        found.push(...items.map((job) => ({ workspace: slug, ...job })))
      }
      return found.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).slice(0, most)
    })
    if (json === true) print(JSON.stringify({ items: jobs }, null, 2))
    else for (const job of jobs) print(jobLine(job))
    return 0
  },
}

export const jobShow: Verb = {
  name: 'job show',
  usage: 'job show ID [--json]',
  about: 'Shows a job: how far it is, what came of it, or why it failed.',
  options: { json: { type: 'boolean' } },
  takes: 'ID',
  run: async ({ ID, json }) => {
    const job = await onJob(ID, (context, id) => visibleJob(context.database.readDb, context, id))
    say(job, json === true)
    return 0
  },
}

export const jobWatch: Verb = {
  name: 'job watch',
  usage: 'job watch ID [--json]',
  about: `Follows a job to its end, with its progress on stderr, and then shows it.
Exit code 0 where it was done, 3 where it was done with refused records, 1 where it failed or was cancelled.`,
  options: { json: { type: 'boolean' } },
  takes: 'ID',
  run: async ({ ID, json }) => {
    const job = await onJob(ID, async (context, id) => {
      let told = ''
      for (;;) {
        const now = await visibleJob(context.database.readDb, context, id)
        const progress = jobProgress(now)
        if (progress !== told) complain(progress)
        told = progress
        if (now.finishedAt !== null) return now
        await sleep(LOOK_EVERY_MS)
      }
    })
    say(job, json === true)
    if (job.state !== 'done') return 1
    return job.refused > 0 ? 3 : 0
  },
}

export const jobCancel: Verb = {
  name: 'job cancel',
  usage: 'job cancel ID [--json]',
  about: 'Ends a job: one that waits at once, one that runs after what it is doing now. What it did stays.',
  options: { json: { type: 'boolean' } },
  takes: 'ID',
  run: async ({ ID, json }) => {
    const job = await onJob(ID, cancelJob)
    say(job, json === true)
    return 0
  },
}

function say(job: Job, isJson: boolean): void {
  print(isJson ? JSON.stringify(job, null, 2) : jobWords(job))
}

/** The same verbs as over HTTP, as the server itself. */
function actingIn({ database, log }: Instance, workspaceId: string): Promise<Context> {
  return systemContext({ database, log, clock: systemClock }, workspaceId)
}

function onJob(
  id: string | boolean | (string | boolean)[] | undefined,
  work: (context: Context, id: string) => Promise<Job>,
): Promise<Job> {
  return onInstance(async (instance) => {
    const workspaceId = await findJobWorkspace(instance.database.readDb, String(id).toLowerCase())
    if (workspaceId === undefined) throw new ExpectedProblem(`There is no job ${String(id)}.`)
    try {
      return await work(await actingIn(instance, workspaceId), String(id).toLowerCase())
    } catch (error) {
      if (error instanceof Problem && error.code === 'already-ended')
        throw new ExpectedProblem('This job has ended already.')
      throw error
    }
  })
}

function onInstance<Result>(work: (instance: Instance) => Promise<Result>): Promise<Result> {
  const env = loadEnv()
  if (!isMade(env))
    throw new ExpectedProblem(
      `There is no database in ${env.dataDir} yet; start Rapport once, or set DATA_DIR.`,
    )
  return withInstance(work)
}

function limitOf(limit: unknown): number {
  if (limit === undefined) return 50
  const number = Number(limit)
  if (!Number.isInteger(number) || number < 1 || number > 100)
    throw new WrongUsage('--limit is a number from 1 to 100.')
  return number
}
