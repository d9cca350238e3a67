// What makes a serving process carry out jobs. Costs one small look a second until there is a first one.
import { queueOf } from '#server/platform/job-queue.ts'
import type { JobGround } from './job-context.ts'
import { isAnyOpen, resumeDead, resumeForgotten } from './resume-jobs.ts'
import { runTurn } from './run-turn.ts'

const LOOK_EVERY_MS = 1000
/** How many looks pass between two searches for jobs that were forgotten. */
const SEARCH_EVERY = 60
/** After so long a job lets others have their turn. */
const TURN_MS = 2000

interface WorkerSettings {
  /** Pause before the next try of a job that stumbled, after so many. */
  readonly pauseSeconds?: (tries: number) => number
}

/** Runs until stopped: then the slices under way are finished and their jobs handed back. Safe on many servers at once. */
export function startJobWorker(ground: JobGround, settings: WorkerSettings = {}): { stop(): Promise<void> } {
  const queue = queueOf(ground.database)
  let isStopping = false
  let timer: NodeJS.Timeout | undefined
  let look = Promise.resolve()
  queue.serve(ground.log, async (wake) => {
    const until = performance.now() + TURN_MS
    const isOver = () => isStopping || performance.now() > until
    await runTurn(ground, wake, { ...settings, isOver })
  })
  let looks = 0
  const next = () => {
    if (isStopping) return
    timer = setTimeout(() => {
      look = lookAround(ground, looks)
        .then((isBusy) => void (looks = isBusy ? looks + 1 : 0))
        .catch((error: unknown) => ground.log.warn({ err: error }, 'jobs could not be looked for'))
      void look.then(next)
    }, LOOK_EVERY_MS)
  }
  next()
  return {
    stop: async () => {
      isStopping = true
      clearTimeout(timer)
      await look
      await queue.stop()
    },
  }
}

/** Answers whether there is anything open. The first look at it also finds what was forgotten. */
async function lookAround(ground: JobGround, looks: number): Promise<boolean> {
  if (!(await isAnyOpen(ground))) return false
  await queueOf(ground.database).begin()
  await resumeDead(ground)
  if (looks % SEARCH_EVERY === 0) await resumeForgotten(ground)
  return true
}
