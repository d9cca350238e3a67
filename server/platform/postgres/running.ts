// One PostgreSQL on one cluster: attach to the one that runs, else start one.
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ExpectedProblem } from '#server/platform/expected-problem.ts'
import { tryLock } from '#server/platform/file-lock.ts'
import type { Account } from './account.ts'
import { dataFolder } from './cluster.ts'
import { explainFailure, isPassing } from './failure.ts'
import { launch, LaunchFailure } from './launch.ts'
import { endOrphans, type Postmaster, readPostmaster, removeStaleFiles, starterMark } from './postmaster.ts'
import { identity, isAlive, signal } from './process-state.ts'

/** A cluster that is ready to run. */
export interface Cluster {
  folder: string
  /** Empty where there are no Unix sockets; then `port` counts. */
  socketFolder: string
  port: number
  postgres: string
  account: Account | undefined
  settings: Record<string, string>
  hear: (line: string) => void
}

export interface Running {
  pid: number
  host: string
  port: number
  isOurs: boolean
  /** Resolves when it has ended. */
  ended: () => Promise<void>
}

const patience = 30_000
/** A start after a crash reads the log again, which can take minutes in a big database. */
const recoveryPatience = 300_000
/** The watchdog of a dead starter acts at once; when it died too, we wait this long before we act ourselves. */
const orphanPatience = 1_000

/**
 * Attaches to the PostgreSQL that runs on the cluster, or starts one. What a killed process left behind
 * (a server about to stop, helpers still busy, stale files) is waited for and cleared away.
 */
export async function run(cluster: Cluster): Promise<Running> {
  const began = Date.now()
  for (;;) {
    const waited = Date.now() - began
    const postmaster = readPostmaster(dataFolder(cluster.folder))
    if (postmaster?.isReady === true && postmaster.starter !== undefined) return attach(cluster, postmaster)
    if (postmaster) await hurry(cluster, postmaster, waited)
    else {
      const started = await tryStart(cluster, waited)
      if (started) return started
    }
  }
}

/** Asks for a fast shutdown, and insists when that takes too long. */
export async function end(running: Running): Promise<void> {
  signal(running.pid, 'SIGINT')
  const insisting = setTimeout(() => signal(running.pid, 'SIGQUIT'), 10_000)
  await running.ended()
  clearTimeout(insisting)
}

function attach(cluster: Cluster, { pid, port, socketFolder, starter }: Postmaster): Running {
  const host = cluster.socketFolder === '' ? '127.0.0.1' : socketFolder
  const ended = async () => {
    while (isAlive(pid)) await sleep(100, undefined, { ref: false })
  }
  return { pid, port, host, isOurs: starter === identity(process.pid), ended }
}

/** One that starts or stops is waited for; one whose starter is dead is asked to stop. */
async function hurry(cluster: Cluster, postmaster: Postmaster, waited: number): Promise<void> {
  const isOrphan = postmaster.starter === undefined
  if (waited > (isOrphan ? patience : recoveryPatience)) {
    throw new ExpectedProblem(
      `A PostgreSQL that does not answer (process ${postmaster.pid}) holds ${cluster.folder}; end that process and start again.`,
    )
  }
  if (isOrphan && waited > orphanPatience) {
    signal(postmaster.pid, waited > 10 * orphanPatience ? 'SIGQUIT' : 'SIGINT')
  }
  await sleep(25)
}

/** One process at a time clears away and starts; the others wait until there is something to attach to. */
async function tryStart(cluster: Cluster, waited: number): Promise<Running | undefined> {
  const lock = tryLock(path.join(cluster.folder, 'start.lock'), cluster.account)
  if (!lock) {
    await sleep(25)
    return undefined
  }
  try {
    return readPostmaster(dataFolder(cluster.folder)) ? undefined : await startAlone(cluster, waited)
  } finally {
    lock.release()
  }
}

async function startAlone(cluster: Cluster, waited: number): Promise<Running | undefined> {
  const data = dataFolder(cluster.folder)
  removeStaleFiles(data, cluster.socketFolder)
  try {
    const { pid, ended } = await launch({
      ...cluster,
      data,
      settings: { ...cluster.settings, ...place(cluster) },
    })
    const host = cluster.socketFolder === '' ? '127.0.0.1' : cluster.socketFolder
    return { pid, port: cluster.port, host, isOurs: true, ended: () => ended }
  } catch (error) {
    if (!(error instanceof LaunchFailure)) throw error
    const mayPass = error.wasKilled || isPassing(error.message)
    if (!mayPass || waited > patience) throw explainFailure(error.message)
    if (waited > orphanPatience) endOrphans(data)
    await sleep(100)
    return undefined
  }
}

/** Where it listens: a Unix socket that only its account may enter; without Unix sockets, the loopback address. */
function place({ socketFolder }: Cluster): Record<string, string> {
  return {
    cluster_name: starterMark(identity(process.pid)),
    listen_addresses: socketFolder === '' ? '127.0.0.1' : '',
    unix_socket_directories: socketFolder === '' ? '' : `"${socketFolder.replaceAll('"', '""')}"`,
  }
}
