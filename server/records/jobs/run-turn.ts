// One turn of a job: slice after slice until it ends, its time is up, or the server stops. A turn owns its job by an id
// that every slice asks for, so a turn that was taken for dead can do no harm.
import { hasRight } from '#contract/access.ts'
import { jobStates } from '#contract/jobs.ts'
import { transaction } from '#server/platform/db.ts'
import { newId } from '#server/platform/ids.ts'
import type { Wake } from '#server/platform/job-queue.ts'
import { sql } from 'kysely'
import { violation } from '#server/records/constraints.ts'
import { databaseProblem } from '#server/records/database-errors.ts'
import type { Trx } from '#server/records/tables.ts'
import { Problem } from '#server/platform/problem.ts'
import { endJob, handBack, retryLater } from './end-turn.ts'
import { jobContext, type JobGround } from './job-context.ts'
import { JobFailure, registeredJob, type SliceOutcome } from './registry.ts'

/** Without a sign of life for so long, a turn counts as dead. A slice under way holds the row, so this may be short. */
export const STALE_SECONDS = 3
/** Turns in a row that may end without a slice. */
const MOST_TRIES = 5

export interface TurnLimits {
  /** Asked between slices. */
  readonly isOver: () => boolean
  /** Pause before the next try, after so many. */
  readonly pauseSeconds?: (tries: number) => number
}
/** A job that this turn owns. */
export interface Turn extends Wake {
  readonly turnId: string
}

/** Goes on with a job, unless it has ended or someone else is at it. Does not throw unless the database is away. */
export async function runTurn(ground: JobGround, wake: Wake, limits: TurnLimits): Promise<void> {
  const turn: Turn = { ...wake, turnId: newId() }
  const claimed = await claim(ground, turn)
  if (!claimed) return
  const { tries, error } = claimed
  if (tries > MOST_TRIES) return endTurnAs(ground, turn, error ?? 'interrupted')
  try {
    while (await carrySlice(ground, turn)) {
      if (limits.isOver()) return await handBack(ground, turn)
    }
  } catch (thrown) {
    await answerFailure(ground, turn, { thrown, tries, limits })
  }
}

interface Claimed {
  readonly tries: number
  readonly error: string | null
}

/** The try is counted before it is made: a job that brings the process down must not be tried for ever. */
async function claim(ground: JobGround, turn: Turn): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    with free as (
      select j.id from job j
      where j.workspace_id = ${turn.workspaceId} and j.id = ${turn.jobId} and j.finished_at is null
        and (j.turn_id is null or j.beat_at < clock_timestamp() - make_interval(secs => ${STALE_SECONDS}))
      for no key update skip locked
    )
    update job j set turn_id = ${turn.turnId}, beat_at = clock_timestamp(), tries = j.tries + 1, retry_at = null,
      state = ${jobStates.running}, started_at = coalesce(j.started_at, ${ground.clock().toISOString()})
    from free where j.workspace_id = ${turn.workspaceId} and j.id = free.id
    returning j.tries, j.error`.execute(ground.database.db)
  return rows[0]
}

interface Owned {
  readonly kind: string
  readonly actorKind: number
  readonly actorId: string | null
  readonly input: unknown
  readonly step: unknown
  readonly done: number
  readonly refused: number
  readonly total: number | null
  readonly isCancelled: boolean
}

/** One slice and what it says about the job, in one transaction. Answers whether there is more to do. */
async function carrySlice(ground: JobGround, turn: Turn): Promise<boolean> {
  return transaction(ground.database.db, async (trx) => {
    const job = await lockOwned(trx, turn)
    if (!job) return false
    if (job.isCancelled) {
      await endJob(trx, ground, turn, { state: 'cancelled' })
      return false
    }
    const definition = registeredJob(job.kind)
    if (!definition) throw new JobFailure('unknown-kind')
    const context = await jobContext(ground, trx, { ...job, workspaceId: turn.workspaceId })
    if (!context) throw new JobFailure('actor-gone')
    if (definition.right !== undefined && !hasRight(context.actor.role, definition.right))
      throw new JobFailure('right-lost')
    const outcome = await definition.slice(trx, context, { ...job, id: turn.jobId })
    await moveOn(trx, turn, outcome)
    if (outcome.result === undefined) return true
    await endJob(trx, ground, turn, { state: 'done', result: outcome.result })
    return false
  })
}

/** Whoever cancels does not wait for this lock: that is noted beside the job. */
async function lockOwned(trx: Trx, turn: Turn): Promise<Owned | undefined> {
  const { rows } = await sql<Owned>`
    select j.kind, j.actor_kind as "actorKind", j.actor_id as "actorId", j.input, j.step, j.done, j.refused, j.total,
      exists (select from job_cancel c where c.workspace_id = j.workspace_id and c.job_id = j.id) as "isCancelled"
    from job j where j.workspace_id = ${turn.workspaceId} and j.id = ${turn.jobId} and j.turn_id = ${turn.turnId}
    for no key update of j`.execute(trx)
  return rows[0]
}

async function moveOn(trx: Trx, turn: Turn, outcome: SliceOutcome<unknown>): Promise<void> {
  const { done, refused = 0, total, step } = outcome
  const next = step === undefined ? sql`` : sql`, step = ${JSON.stringify(step)}::jsonb`
  const all = total === undefined ? sql`` : sql`, total = ${total}`
  await sql`update job set done = done + ${done}, refused = refused + ${refused}, tries = 0, error = null, beat_at = clock_timestamp() ${next} ${all}
    where workspace_id = ${turn.workspaceId} and id = ${turn.jobId}`.execute(trx)
}

interface Failed {
  readonly thrown: unknown
  readonly tries: number
  readonly limits: TurnLimits
}

/** What trying again cannot mend ends the job; a database that is away is no fault of it; all else is tried again. */
async function answerFailure(
  ground: JobGround,
  turn: Turn,
  { thrown, tries, limits }: Failed,
): Promise<void> {
  if (thrown instanceof JobFailure) return endTurnAs(ground, turn, thrown.code)
  const problem = thrown instanceof Problem ? thrown : databaseProblem(thrown)
  const code = problem?.code ?? 'internal'
  const isRefusal = thrown instanceof Problem && code !== 'conflict'
  if (isRefusal) return endTurnAs(ground, turn, (await hasStarter(ground, turn)) ? code : 'actor-gone')
  ground.log.warn({ err: thrown, workspaceId: turn.workspaceId, jobId: turn.jobId, tries }, 'a job stumbled')
  // A connection that was cut says no more than that: it may have been the slice's doing, and counts.
  const isAway = code === 'disk-full' || (code === 'unavailable' && violation(thrown) !== undefined)
  if (!isAway && tries >= MOST_TRIES) return endTurnAs(ground, turn, code)
  const seconds = limits.pauseSeconds?.(tries) ?? Math.min(2 ** tries, 60)
  await retryLater(ground, turn, { code, seconds, isCounted: !isAway })
}

/** Who lost their access during the slice is refused for many reasons; this is the one that explains them. */
async function hasStarter(ground: JobGround, turn: Turn): Promise<boolean> {
  const context = await transaction(ground.database.db, async (trx) => {
    const job = await lockOwned(trx, turn)
    return job && jobContext(ground, trx, { ...job, workspaceId: turn.workspaceId })
  })
  return context !== undefined
}

async function endTurnAs(ground: JobGround, turn: Turn, error: string): Promise<void> {
  ground.log.warn({ workspaceId: turn.workspaceId, jobId: turn.jobId, error }, 'a job failed')
  await transaction(ground.database.db, (trx) => endJob(trx, ground, turn, { state: 'failed', error }))
}
