// The database server of an instance: the one of DATABASE_URL, else the embedded one. For the server and the command line.
import path from 'node:path'
import type { DatabaseAddress } from './db.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import type { Env } from './env.ts'
import type { Logger } from './log.ts'

export interface DatabaseServer {
  /** For migrations. */
  owner: DatabaseAddress
  /** For everything else. With DATABASE_URL the same role as `owner`. */
  app: DatabaseAddress
  /** The name of the role that `migrate` gives its rights; undefined where owner and application are one. */
  appRole: string | undefined
  /** Stops the embedded server if this process started it. */
  stop: () => Promise<void>
}

/** `dataDir` comes from `prepareDataDir`. Throws an ExpectedProblem when the server cannot run here. */
export async function openDatabaseServer(
  env: Pick<Env, 'databaseUrl'>,
  dataDir: string,
  log: Logger,
): Promise<DatabaseServer> {
  if (env.databaseUrl === undefined)
    return startEmbeddedPostgres({ folder: path.join(dataDir, 'postgres'), log })
  const address = { connectionString: env.databaseUrl }
  return { owner: address, app: address, appRole: undefined, stop: async () => {} }
}
