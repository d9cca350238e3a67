// Rounds of kill -9 under writes: the server, its database, or both, at random moments, with eight clients that write without pause.
import { setTimeout as sleep } from 'node:timers/promises'
import { errorText } from '#server/platform/expected-problem.ts'
import { findLosses } from './crash-check.ts'
import { CrashClient, setUpServer } from './crash-client.ts'
import { type Fault, faults, Supervisor } from './crash-supervisor.ts'
import { CrashWriter } from './crash-writer.ts'
import { randomFrom } from './random.ts'

export interface Round {
  readonly fault: Fault
  /** Milliseconds from the kill until `/readyz` answered 200, and until a write sent after it was acknowledged. */
  readonly ready: number
  readonly firstWrite: number
}
export interface CrashReport {
  readonly rounds: readonly Round[]
  readonly contacts: number
  readonly acknowledged: number
  readonly unanswered: number
  /** Of the unanswered changes, those that turned out to be there. */
  readonly there: number
  /** Creations sent a second time under the same key. */
  readonly repeated: number
  /** In sentences; none when every promise was kept. */
  readonly violations: readonly string[]
}
interface Options {
  readonly rounds: number
  readonly seed: number
  /** Does not exist yet; the server makes its data there. */
  readonly dataDir: string
  /** A server must be back without a person within so many milliseconds. */
  readonly mostMs?: number
  readonly tell?: (round: Round) => void
}

const clients = 8
export async function runCrashRounds({
  rounds,
  seed,
  dataDir,
  mostMs = 5000,
  tell,
}: Options): Promise<CrashReport> {
  const supervisor = await Supervisor.start(dataDir)
  const random = randomFrom(seed)
  const done: Round[] = []
  const broken: string[] = []
  try {
    const { workspaceId, statusId, headers } = await setUpServer(supervisor.url)
    const client = (index: number) => new CrashClient(supervisor, headers[index % headers.length] ?? {})
    const writers = Array.from(
      { length: clients },
      (_, index) => new CrashWriter(client(index), `client${index}`, statusId, randomFrom(seed + index + 1)),
    )
    const stopped = () => done.length === rounds || broken.length > 0
    const noteFailure = (error: unknown) => void broken.push(errorText(error))
    const writing = writers.map((writer) => writer.writeUntil(stopped).catch(noteFailure))
    while (!stopped()) {
      const fault = faults[done.length % faults.length] ?? 'both'
      const round = await strike(supervisor, writers, fault, random, stopped).catch(noteFailure)
      if (!round) break
      tell?.(round)
      done.push(round)
    }
    await Promise.all(writing)
    const losses = broken.length > 0 ? [] : await findLosses(dataDir, workspaceId, client(0), writers)
    return { rounds: done, ...summed(writers), violations: [...broken, ...slow(done, mostMs), ...losses] }
  } finally {
    await supervisor.stop()
  }
}

/** One round: some writing, the kill, and the time until it is over for whoever writes. */
async function strike(
  supervisor: Supervisor,
  writers: readonly CrashWriter[],
  fault: Fault,
  random: () => number,
  stopped: () => boolean,
): Promise<Round> {
  await sleep(200 + random() * 800)
  const began = performance.now()
  const ready = await supervisor.strike(fault, random() < 0.5)
  while (!stopped() && !writers.some((writer) => writer.sentAt > began)) await sleep(5)
  return { fault, ready, firstWrite: performance.now() - began }
}

function slow(rounds: readonly Round[], mostMs: number): string[] {
  return rounds.flatMap(({ ready }, index) =>
    ready > mostMs ? [`in round ${index + 1} it took ${ready.toFixed(0)} ms until it was ready`] : [],
  )
}

function summed(writers: readonly CrashWriter[]) {
  const sum = (count: (writer: CrashWriter) => number) => writers.reduce((all, each) => all + count(each), 0)
  return {
    contacts: sum((writer) => writer.contacts.length),
    acknowledged: sum((writer) => writer.acknowledged.length),
    unanswered: sum((writer) => writer.counts.unanswered),
    there: sum((writer) => writer.counts.there),
    repeated: sum((writer) => writer.counts.repeated),
  }
}
