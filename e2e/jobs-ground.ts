// Jobs in every state, laid straight into the table: some wait and run, and stand still, because a turn that never ends has them.
import { actorKinds, vias } from '#contract/changes.ts'
import { type JobState, jobStates } from '#contract/jobs.ts'
import { newId } from '#server/platform/ids.ts'
import type { Journey } from './harness.ts'
import { meta } from './settings-ground.ts'

interface LaidJob {
  readonly state: JobState
  readonly minutesAgo: number
  readonly seconds?: number
  readonly done?: number
  readonly refused?: number
  readonly total?: number
  readonly to?: string | null
  readonly result?: Readonly<Record<string, unknown>>
  readonly error?: string
  readonly retryInMinutes?: number
  readonly isEnding?: boolean
  readonly byServer?: boolean
}

/** Answers their ids, in the order given. */
export async function layJobs(journey: Journey, jobs: readonly LaidJob[] = everyState): Promise<string[]> {
  const { db } = journey.server.database
  const { members } = await meta(journey)
  const me = members.find((each) => each.role === 'admin')?.id ?? ''
  const other = members.find((each) => each.role === 'rep')?.id ?? me
  const { id: workspaceId } = await db
    .selectFrom('workspace')
    .select('id')
    .where('slug', '=', 'acme')
    .executeTakeFirstOrThrow()
  const ids: string[] = []
  for (const job of jobs) {
    const created = Date.now() - job.minutesAgo * 60_000
    const at = (seconds: number) => new Date(created + seconds * 1000).toISOString()
    const id = newId(created)
    const isOpen = job.state === 'waiting' || job.state === 'running'
    await db
      .insertInto('job')
      .values({
        workspace_id: workspaceId,
        id,
        kind: 'handOver',
        state: jobStates[job.state],
        actor_kind: job.byServer ? actorKinds.system : actorKinds.member,
        actor_id: job.byServer ? null : me,
        member_id: job.byServer ? null : me,
        via: vias.web,
        created_at: at(0),
        started_at: job.state === 'waiting' ? null : at(1),
        finished_at: isOpen ? null : at(1 + (job.seconds ?? 1)),
        done: job.done ?? 0,
        refused: job.refused ?? 0,
        total: job.total ?? null,
        input: JSON.stringify({ from: other, to: job.to === undefined ? me : job.to }),
        result: job.result ? JSON.stringify(job.result) : null,
        error: job.error ?? null,
        retry_at:
          job.retryInMinutes === undefined
            ? null
            : new Date(Date.now() + job.retryInMinutes * 60_000).toISOString(),
        turn_id: isOpen ? newId() : null,
        beat_at: isOpen ? '2999-01-01T00:00:00.000Z' : null,
        wake_id: newId(),
      })
      .execute()
    if (job.isEnding || job.state === 'cancelled')
      await db
        .insertInto('job_cancel')
        .values({ workspace_id: workspaceId, job_id: id, at: at(2), actor_kind: 1, actor_id: me })
        .execute()
    ids.push(id)
  }
  return ids
}

export const everyState: readonly LaidJob[] = [
  {
    state: 'done',
    minutesAgo: 60 * 24 * 12,
    seconds: 214,
    done: 48_210,
    total: 48_210,
    result: { contacts: 48_207, companies: 3 },
  },
  { state: 'cancelled', minutesAgo: 60 * 24 * 2, seconds: 7, done: 3000, total: 12_400 },
  { state: 'failed', minutesAgo: 300, seconds: 4, done: 2000, total: 9100, error: 'heir-gone' },
  {
    state: 'done',
    minutesAgo: 190,
    seconds: 3,
    done: 1200,
    refused: 4,
    total: 1200,
    to: null,
    result: { contacts: 1196, companies: 0, reactivated: true },
  },
  { state: 'done', minutesAgo: 90, result: { contacts: 0, companies: 0 }, byServer: true },
  { state: 'running', minutesAgo: 4, done: 8000, total: 9000, isEnding: true },
  { state: 'running', minutesAgo: 3, done: 12_000, total: 48_210 },
  { state: 'waiting', minutesAgo: 2, total: 5300, error: 'internal', retryInMinutes: 2 },
  { state: 'waiting', minutesAgo: 1, total: 2600 },
]
