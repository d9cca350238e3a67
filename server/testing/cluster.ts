// The PostgreSQL of a test run: one throw-away cluster in the temp folder (or the server of DATABASE_URL), one
// migrated template, one copy of it per test file.
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { createDatabase, type Database, type DatabaseAddress } from '#server/platform/db.ts'
import { createLog } from '#server/platform/log.ts'
import {
  asOwner,
  at,
  createTemplate,
  dropDatabase,
  startThrowAwayServer,
  type TestServer,
} from './throw-away-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

export interface TestDatabase<DB> extends Database<DB> {
  name: string
  /** For what the application's role may not do, such as looking into the catalogue or breaking rows on purpose. */
  owner: DatabaseAddress
  app: DatabaseAddress
}

const silent = createLog('silent')

/** vitest calls it once per run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startThrowAwayServer()
  await createTemplate(server)
  project.provide('testServer', server)
  return async () => {
    await dropDatabase(server.owner, server.template)
    await stop()
  }
}

/** A fresh database with the schema of today. `close` drops it; call it in `afterAll`. */
export async function createTestDatabase<DB>(connections = 8): Promise<TestDatabase<DB>> {
  const server = inject('testServer')
  const name = `rapport_test_${randomBytes(6).toString('hex')}`
  await asOwner(server.owner, (client) => client.query(`create database ${name} template ${server.template}`))
  const owner = at(server.owner, name)
  const app = at(server.app, name)
  const database = createDatabase<DB>(app, connections, silent)
  const close = async () => {
    await database.close()
    await dropDatabase(server.owner, name)
  }
  return { ...database, name, owner, app, close }
}
