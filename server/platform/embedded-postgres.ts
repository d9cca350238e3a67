// The PostgreSQL that comes with Rapport: made at the first start, kept running, shared with the command line.
import { once } from 'node:events'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseAddress } from './db.ts'
import type { Logger } from './log.ts'
import { accountFor } from './postgres/account.ts'
import { findBinaries } from './postgres/binaries.ts'
import { databaseName, ensureCluster, roles } from './postgres/cluster.ts'
import { type Cluster, end, run, type Running } from './postgres/running.ts'
import { serverSettings, throwAwaySettings } from './postgres/settings.ts'
import { prepareSocketFolder } from './postgres/socket-folder.ts'

export interface EmbeddedPostgres {
  /** The role that owns the tables, for migrations. */
  owner: DatabaseAddress
  /** The role with rights on data alone, for everything else. */
  app: DatabaseAddress
  appRole: string
  /** Changes when PostgreSQL had to be started again. */
  pid: () => number
  /** Stops what this process started; a PostgreSQL of another process goes on. */
  stop: () => Promise<void>
}

interface Options {
  /** The folder of the cluster; it is made when it is missing. The folder above it must exist. */
  folder: string
  log: Logger
  /** A cluster for tests: its owner may create databases, and nothing waits for the disk. */
  throwAway?: boolean
}

/**
 * Starts PostgreSQL, or attaches to the one that another process runs on the folder. Whenever it ends without
 * being asked to, it is started again at the same address. Throws an ExpectedProblem when it cannot run here.
 */
export async function startEmbeddedPostgres({
  folder,
  log,
  throwAway = false,
}: Options): Promise<EmbeddedPostgres> {
  const account = accountFor(folder)
  const binaries = findBinaries(path.dirname(folder), account)
  const credentials = await ensureCluster(folder, { binaries, account, throwAway })
  const keeper = await keepRunning(
    {
      folder,
      account,
      socketFolder: prepareSocketFolder(folder, account),
      port: process.platform === 'win32' ? await freePort() : 5432,
      postgres: binaries.postgres,
      settings: throwAway ? throwAwaySettings : serverSettings(folder),
      hear: (line) => (isOrdinary(line) ? log.debug(line) : log.warn(line)),
    },
    log,
  )
  const { host, port } = keeper.running()
  const address = { host, port, database: databaseName }
  return {
    owner: { ...address, user: roles.owner, password: credentials.owner },
    app: { ...address, user: roles.app, password: credentials.app },
    appRole: roles.app,
    pid: () => keeper.running().pid,
    stop: keeper.stop,
  }
}

interface Keeper {
  running: () => Running
  stop: () => Promise<void>
}

async function keepRunning(cluster: Cluster, log: Logger): Promise<Keeper> {
  let running = await run(cluster)
  let isStopping = false
  const watch = async () => {
    for (;;) {
      await running.ended()
      if (isStopping) return
      log.warn('the database has ended; it is started again')
      running = await runAgain(cluster, () => isStopping, log)
    }
  }
  const watching = watch()
  const stop = async () => {
    isStopping = true
    if (!running.isOurs) return
    await end(running)
    await watching
  }
  return { running: () => running, stop }
}

/** Tries until it works, for a full disk may have room again; the pause between grows to five seconds. */
async function runAgain(cluster: Cluster, isStopping: () => boolean, log: Logger): Promise<Running> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await run(cluster)
    } catch (error) {
      if (isStopping()) throw error
      log.error({ err: error }, 'the database cannot be started; trying again')
      await sleep(Math.min(250 * 2 ** attempt, 5000))
    }
  }
}

/** What PostgreSQL says about itself when it starts and stops. */
function isOrdinary(line: string): boolean {
  return / LOG: {2}|terminating connection due to administrator command/.test(line)
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  server.close()
  return port
}
