import { afterAll, beforeAll, expect, test } from 'vitest'
import { getRollbackPlans } from 'pg-boss'
import { createTestDatabase, type TestDatabase } from '#server/testing/cluster.ts'
import { asOwner } from '#server/testing/throw-away-server.ts'
import { connectClient } from './db.ts'
import { queueSchema } from './job-queue-schema.ts'
import { createLog } from './log.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase<object>
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const appRole = () => ('user' in database.app ? database.app.user : undefined)
const bringForward = () => migrate({ owner: database.owner, appRole: appRole(), log: createLog('silent') })
const read = async <Row>(text: string): Promise<Row[]> => {
  const client = await connectClient(database.owner)
  const { rows } = await client.query(text)
  await client.end()
  return rows as Row[]
}
const version = async () =>
  (await read<{ version: number }>(`select version::int as version from ${queueSchema}.version`))[0]
    ?.version ?? 0

test('the queue of an older pg-boss is brought forward, with what waits in it', async () => {
  const newest = await version()
  const message = `insert into ${queueSchema}.job_common (name, data) values ('jobs', '{"jobId": "old"}')`
  await asOwner(database.owner, (client) => client.query(message))
  for (let from = newest; from > newest - 4; from--) {
    await asOwner(database.owner, (client) => client.query(getRollbackPlans(queueSchema, from)))
  }
  expect(await version()).toBe(newest - 4)
  await bringForward()
  expect(await version()).toBe(newest)
  expect(await read(`select data from ${queueSchema}.job where name = 'jobs'`)).toEqual([
    { data: { jobId: 'old' } },
  ])
  expect(await read(`select name from ${queueSchema}.queue where name = 'jobs'`)).toHaveLength(1)
})

test('it is made where a database has none, and again is no change', async () => {
  await asOwner(database.owner, (client) => client.query(`drop schema ${queueSchema} cascade`))
  await bringForward()
  await bringForward()
  expect(await read(`select name from ${queueSchema}.queue where name = 'jobs'`)).toHaveLength(1)
})

test('the role that serves may not change it', async () => {
  if (appRole() === undefined) return
  const client = await connectClient(database.app)
  const refused = [
    `create table ${queueSchema}.mine (id int)`,
    `alter table ${queueSchema}.job_common add column mine int`,
    `drop table ${queueSchema}.job_common`,
    `delete from ${queueSchema}.version`,
  ]
  for (const text of refused) await expect(client.query(text)).rejects.toMatchObject({ code: '42501' })
  await client.end()
})
