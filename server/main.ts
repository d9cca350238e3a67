// The server, put together: settings, lock, secrets, database, schema, HTTP. Stopped in the opposite order.
import net from 'node:net'
import { listen } from '#server/http/listen.ts'
import { systemClock } from '#server/platform/clock.ts'
import { prepareDataDir } from '#server/platform/data-dir.ts'
import { openDatabaseServer } from '#server/platform/database-server.ts'
import { createDatabase } from '#server/platform/db.ts'
import { loadEnv } from '#server/platform/env.ts'
import { ExpectedProblem } from '#server/platform/expected-problem.ts'
import { lockInstance } from '#server/platform/instance-lock.ts'
import { createLog } from '#server/platform/log.ts'
import { migrate } from '#server/platform/migrate.ts'
import { explainListening, requireFreePort } from '#server/platform/port.ts'
import { loadSecrets } from '#server/platform/secrets.ts'
import type { Tables } from '#server/records/tables.ts'

/** What was started, in order. */
const started: (() => Promise<void> | void)[] = []
let isStopping = false

stopWhenAsked()
try {
  await start()
} catch (error) {
  if (!isStopping) {
    console.error(error instanceof ExpectedProblem ? error.message : error)
    await stop(1)
  }
}

async function start(): Promise<void> {
  const env = loadEnv()
  const log = createLog(env.logLevel)
  await requireFreePort(env)
  const dataDir = prepareDataDir(env)
  if (dataDir !== env.dataDir) console.log(`The data are kept in ${dataDir}`)
  const lock = lockInstance(dataDir)
  started.push(lock.release)
  const secrets = loadSecrets(dataDir, env.secret)
  const server = await openDatabaseServer(env, dataDir, log)
  started.push(server.stop)
  await migrate({ owner: server.owner, appRole: server.appRole, log })
  const database = createDatabase<Tables>(server.app, env.databaseConnections, log)
  started.push(database.close)
  const http = await listen({ env: { ...env, dataDir }, secrets, database, log, clock: systemClock }).catch(
    (error: unknown) => {
      throw explainListening(error, env)
    },
  )
  started.push(() => http.close())
  if (http.setupToken !== undefined) console.log(`The set-up page asks for this token: ${http.setupToken}`)
  console.log(`Rapport is ready on ${http.url}`)
}

/** By a signal, or by the end of the process that started this one, which shows as the end of its pipe. */
function stopWhenAsked(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
  const pipe = Number(process.env['RAPPORT_PARENT_PIPE'] ?? '0')
  if (pipe > 0)
    new net.Socket({ fd: pipe })
      .on('close', () => void stop(0))
      .on('error', () => {})
      .resume()
      .unref()
}

async function stop(code: number): Promise<void> {
  if (isStopping) return
  isStopping = true
  setTimeout(() => process.exit(1), 15_000).unref()
  for (const close of started.toReversed()) await close()
  process.exit(code)
}
