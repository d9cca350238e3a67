// The instance that a verb works on: the one of the settings, beside its running server or without one.
import fs from 'node:fs'
import path from 'node:path'
import { prepareDataDir } from '#server/platform/data-dir.ts'
import { openDatabaseServer } from '#server/platform/database-server.ts'
import { createDatabase, type DatabaseAddress } from '#server/platform/db.ts'
import { type Env, loadEnv } from '#server/platform/env.ts'
import { createLog, type Logger } from '#server/platform/log.ts'
import type { RapportDatabase, Tables } from '#server/records/tables.ts'

export interface Instance {
  readonly env: Env
  readonly dataDir: string
  readonly log: Logger
  readonly owner: DatabaseAddress
  /** The role that migrations give its rights; undefined where owner and application are one. */
  readonly appRole: string | undefined
  readonly database: RapportDatabase
}

/** Attaches to the PostgreSQL that runs, or starts it for as long as the work takes. */
export async function withInstance<Result>(work: (instance: Instance) => Promise<Result>): Promise<Result> {
  const env = loadEnv()
  const log = createLog(env.logLevel === 'info' ? 'warn' : env.logLevel)
  const dataDir = prepareDataDir(env)
  const server = await openDatabaseServer(env, dataDir, log)
  const database = createDatabase<Tables>(server.app, 4, log)
  try {
    return await work({ env, dataDir, log, owner: server.owner, appRole: server.appRole, database })
  } finally {
    await database.close()
    await server.stop()
  }
}

/** Whether there is a database: verbs that only look must not make one. */
export function isMade(env: Env): boolean {
  return env.databaseUrl !== undefined || fs.existsSync(path.join(prepareDataDir(env), 'postgres'))
}
