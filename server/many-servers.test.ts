import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DatabaseAddress } from '#server/platform/db.ts'
import { createTestDatabase, type TestDatabase } from '#server/testing/cluster.ts'
import { asOwner } from '#server/testing/throw-away-server.ts'
import { type ServerProcess, startServerProcess } from '#server/testing/server-process.ts'

const migrationCount = fs.readdirSync(path.join(import.meta.dirname, 'migrations')).filter(isMigration).length
const servers: ServerProcess[] = []
let database: TestDatabase<object>
let home = ''

beforeAll(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'rapport five '))
  database = await createTestDatabase()
  await asOwner(database.owner, (client) => client.query('drop schema public cascade; create schema public'))
})
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end()))
  await database.close()
  fs.rmSync(home, { recursive: true })
})

test('of five servers started at once on one empty database one migrates, and all serve the same people', async () => {
  servers.push(...(await Promise.all([1, 2, 3, 4, 5].map((number) => start(number)))))
  const migrations = servers.map(
    (server) => server.log().match(/the schema was brought forward/g)?.length ?? 0,
  )
  expect(migrations.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 0, migrationCount])

  const [first, ...others] = servers
  const setUp = await ask(first, 'POST', '/setup', { body: setup })
  expect(setUp.status).toBe(201)
  const headers = { cookie: setUp.cookie, 'x-workspace': 'acme' }
  const made = await ask(first, 'POST', '/companies', { headers, body: { name: 'Brass & Sons' } })
  expect(made.status).toBe(201)
  for (const server of others) {
    expect(await ask(server, 'GET', '/session', { headers })).toMatchObject({
      status: 200,
      body: { account: { username: 'ada' } },
    })
    expect(await ask(server, 'GET', '/companies', { headers })).toMatchObject({
      status: 200,
      body: { items: [{ title: 'Brass & Sons' }] },
    })
  }
}, 60_000)

function isMigration(name: string): boolean {
  return name.endsWith('.sql')
}

const setup = {
  person: {
    name: 'Ada Lovelace',
    username: 'ada',
    email: 'ada@example.com',
    password: 'violet anchor 88 rivers',
  },
  workspace: {
    name: 'Acme',
    language: 'en',
    currency: 'EUR',
    zone: 'Europe/Madrid',
    weekStart: 1,
    country: 'ES',
  },
}

/** Each has a folder of its own, as on a machine of its own. */
function start(number: number): Promise<ServerProcess> {
  return startServerProcess({
    DATA_DIR: path.join(home, String(number)),
    DATABASE_URL: urlOf(database.owner),
    DATABASE_CONNECTIONS: '4',
    SECRET: 'one secret for all five of them, long enough',
    PORT: '0',
  })
}

function urlOf(address: DatabaseAddress): string {
  if ('connectionString' in address) return address.connectionString
  const { user, password, host, port, database: name } = address
  return `postgresql://${user}:${password}@${encodeURIComponent(host)}:${port}/${name}`
}

interface Sent {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

async function ask(server: ServerProcess | undefined, method: string, address: string, sent: Sent) {
  const answer = await fetch(`${server?.url ?? ''}/api/v1${address}`, {
    method,
    headers: { 'content-type': 'application/json', ...sent.headers },
    ...(sent.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
  return { status: answer.status, cookie, body: (await answer.json()) as unknown }
}
