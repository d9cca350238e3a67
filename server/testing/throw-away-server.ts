// A PostgreSQL for a while: one in the temp folder, or the server of DATABASE_URL, with a migrated template and copies of it.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { randomBytes } from 'node:crypto'
import { connectClient, type DatabaseAddress } from '#server/platform/db.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts'
import { errorCode } from '#server/platform/expected-problem.ts'
import { createLog } from '#server/platform/log.ts'
import { migrate } from '#server/platform/migrate.ts'
import { accountFor, canEnter } from '#server/platform/postgres/account.ts'

/** What the users of the server are told about it. */
export interface TestServer {
  /** May create databases. */
  owner: DatabaseAddress
  /** Has rights on data alone. With DATABASE_URL the same role as `owner`. */
  app: DatabaseAddress
  template: string
}

const silent = createLog('silent')

/** Starts it, without the template. */
export async function startThrowAwayServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
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
export function temporaryFolder(): string {
  const account = accountFor(os.tmpdir())
  const folders = [os.tmpdir(), '/tmp', '/var/tmp']
  return folders.find((folder) => account === undefined || canEnter(folder, account)) ?? os.tmpdir()
}

/** Makes the database that all others are copies of. */
export async function createTemplate({ owner, app, template }: TestServer): Promise<void> {
  await asOwner(owner, (client) => client.query(`create database ${template}`))
  const appRole = 'user' in app ? app.user : undefined
  await migrate({ owner: at(owner, template), appRole, log: silent })
}

export async function dropDatabase(owner: DatabaseAddress, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await asOwner(owner, (client) => client.query(`drop database if exists ${name} with (force)`))
    } catch (error) {
      // PostgreSQL is tidying up in it with a process of its own, which is not ours to end.
      if (attempt === 50 || errorCode(error) !== '42501') throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Runs statements that the application's role may not. */
export async function asOwner(
  owner: DatabaseAddress,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = await connectClient(owner, { statement_timeout: '60000', lock_timeout: '60000' })
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** The same server and role, another database. */
export function at(address: DatabaseAddress, database: string): DatabaseAddress {
  if (!('connectionString' in address)) return { ...address, database }
  const url = new URL(address.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}
