// What a serving process does beside requests: folds figures, lets records follow their tags and options, forgets what is old. Safe on many processes at once.
import { forgetOldKeys } from '#server/records/idempotency.ts'
import { finishFollowUps } from '#server/records/follow-ups.ts'
import { foldDeltas } from '#server/records/rollups.ts'
import { forgetOldJobs } from '#server/domains/jobs/forget-old-jobs.ts'
import { forgetExpiredSessions } from '#server/domains/sessions/end-session.ts'
import { forgetOldGuesses } from '#server/domains/sessions/guard-guess.ts'
import { eraseOldFields } from '#server/domains/fields/erase-field.ts'
import type { Deps } from './call.ts'

const FOLD_EVERY_MS = 500
const FOLLOW_EVERY_MS = 1000
const FORGET_EVERY_MS = 60 * 60 * 1000

/** Runs until stopped; a failure is recorded and tried again at the next turn. */
export function startChores(deps: Deps): { stop(): Promise<void> } {
  const running = [
    every(deps, FOLD_EVERY_MS, 'fold', () => foldAll(deps)),
    every(deps, FOLLOW_EVERY_MS, 'follow', () => finishFollowUps(deps)),
    every(deps, FORGET_EVERY_MS, 'forget', () => forgetOld(deps)),
  ]
  return {
    stop: async () => {
      await Promise.all(running.map((chore) => chore.stop()))
    },
  }
}

async function foldAll(deps: Deps): Promise<void> {
  const batch = 5000
  while ((await foldDeltas(deps.database.db, batch)) === batch);
}

async function forgetOld(deps: Deps): Promise<void> {
  await forgetOldKeys(deps.database.db, deps.clock())
  await forgetOldGuesses(deps)
  await forgetExpiredSessions(deps)
  await forgetOldJobs(deps)
  await eraseOldFields(deps)
}

/** One turn after the other, never two at once. */
function every(
  deps: Deps,
  milliseconds: number,
  name: string,
  work: () => Promise<void>,
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let turn = Promise.resolve()
  const next = () => {
    if (stopped) return
    timer = setTimeout(() => {
      turn = work().catch((error: unknown) =>
        deps.log.warn({ err: error, chore: name }, 'a chore failed and is tried again'),
      )
      void turn.then(next)
    }, milliseconds)
  }
  next()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await turn
    },
  }
}
