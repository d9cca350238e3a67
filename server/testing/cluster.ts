// The PostgreSQL of a test run: one throw-away cluster in the temp folder (or the server of DATABASE_URL), one
// migrated template, one copy of it per test file.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { connectClient, createDatabase, type Database, type DatabaseAddress } from '#server/platform/db.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts'
import { createLog } from '#server/platform/log.ts'
import { migrate } from '#server/platform/migrate.ts'
import { accountFor, canEnter } from '#server/platform/postgres/account.ts'

/** What the test files are told about the server. */
interface TestServer {
  /** May create databases. */
  owner: DatabaseAddress
  /** Has rights on data alone. With DATABASE_URL the same role as `owner`. */
  app: DatabaseAddress
  template: string
}

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
  const { server, stop } = await startServer()
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

async function startServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const template = `rapport_template_${randomBytes(6).toString('hex')}`
  const url = process.env['DATABASE_URL']
  if (url !== undefined && url !== '') {
    const address = { connectionString: url }
    return { server: { owner: address, app: address, template }, stop: async () => {} }
  }
  const folder = fs.mkdtempSync(path.join(temporaryFolder(), 'rapport-test-'))
  fs.chmodSync(folder, 0o711) // the account of PostgreSQL passes through when the tests run as root
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres({
    folder: path.join(folder, 'postgres'),
    log: silent,
    throwAway: true,
  })
  const stop = async () => {
    await postgres.stop()
    fs.rmSync(folder, { recursive: true, force: true })
  }
  return { server: { owner: postgres.owner, app: postgres.app, template }, stop }
}

/** As root, the account of PostgreSQL must be able to enter it, which a temp folder of root's own forbids. */
function temporaryFolder(): string {
  const account = accountFor(os.tmpdir())
  const folders = [os.tmpdir(), '/tmp', '/var/tmp']
  return folders.find((folder) => account === undefined || canEnter(folder, account)) ?? os.tmpdir()
}

async function createTemplate({ owner, app, template }: TestServer): Promise<void> {
  await asOwner(owner, (client) => client.query(`create database ${template}`))
  const appRole = 'user' in app ? app.user : undefined
  await migrate({ owner: at(owner, template), appRole, log: silent })
}

async function dropDatabase(owner: DatabaseAddress, name: string): Promise<void> {
  await asOwner(owner, (client) => client.query(`drop database if exists ${name} with (force)`))
}

async function asOwner(owner: DatabaseAddress, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = await connectClient(owner, { statement_timeout: '60000', lock_timeout: '60000' })
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** The same server and role, another database. */
function at(address: DatabaseAddress, database: string): DatabaseAddress {
  if (!('connectionString' in address)) return { ...address, database }
  const url = new URL(address.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}
