// When to ask for jobs again: every second while one moves, ever more seldom while none does, never when none is open.
import type { Job } from '#contract/actions/jobs.ts'

const FIRST_MS = 1000
const MOST_MS = 10_000

/** Milliseconds until the next question, or false for none. `at` is the moment of the last answer. */
export function createPollPause(): (jobs: readonly Job[], at: number) => number | false {
  let seen = { face: '', at: 0, movedAt: 0 }
  return (jobs, at) => {
    const open = jobs.filter((job) => job.finishedAt === null)
    if (open.length === 0) return false
    const face = JSON.stringify(open.map(({ id, done, state, cancel }) => [id, done, state, cancel?.at]))
    if (at !== seen.at) seen = { face, at, movedAt: face === seen.face ? seen.movedAt : at }
    // Half of the time that nothing has moved, so that a job that waits for an hour is not asked for every second.
    return Math.min(MOST_MS, Math.max(FIRST_MS, (at - seen.movedAt) / 2))
  }
}

export const pollPause = createPollPause()
