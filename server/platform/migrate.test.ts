import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#server/testing/cluster.ts'
import { connectClient } from './db.ts'
import { ExpectedProblem } from './expected-problem.ts'
import { createLog } from './log.ts'
import { migrate } from './migrate.ts'

const log = createLog('silent')
let database: TestDatabase<object>
let folder = ''

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rapport migrations '))
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

/** Each test starts with an empty schema and an empty folder of migrations. */
beforeEach(async () => {
  database = await createTestDatabase()
  await query('drop schema public cascade; create schema public')
  for (const file of fs.readdirSync(folder)) fs.rmSync(path.join(folder, file))
  return () => database.close()
})

async function query(text: string): Promise<Record<string, unknown>[]> {
  const client = await connectClient(database.owner)
  try {
    const { rows } = await client.query<Record<string, unknown>>(text)
    return rows
  } finally {
    await client.end()
  }
}

const write = (name: string, text: string) => fs.writeFileSync(path.join(folder, name), text)
const run = () => migrate({ owner: database.owner, log, folder })

test('files are applied once and in order', async () => {
  write('0001_first.sql', 'create table a (n int); insert into a values (1)')
  write('0002_second.sql', 'update a set n = n + 1')
  expect(await run()).toEqual(['0001_first', '0002_second'])
  expect(await run()).toEqual([])
  write('0003_third.sql', 'update a set n = n * 10')
  expect(await run()).toEqual(['0003_third'])
  expect(await query('select n from a')).toEqual([{ n: 20 }])
})

test('of five servers that start at once one migrates and the others wait for it', async () => {
  write('0001_first.sql', 'create table a (n int); select pg_sleep(0.3)')
  write('0002_second.sql', 'insert into a values (1)')
  const runs = await Promise.all([run(), run(), run(), run(), run()])
  expect(runs.filter((names) => names.length === 2)).toHaveLength(1)
  expect(runs.filter((names) => names.length === 0)).toHaveLength(4)
  expect(await query('select n from a')).toEqual([{ n: 1 }])
})

test('a file that fails leaves nothing of itself, and the ones before it stay', async () => {
  write('0001_first.sql', 'create table a (n int)')
  write('0002_second.sql', 'create table b (n int); select 1/0')
  await expect(run()).rejects.toThrow('Migration 0002_second failed: division by zero')
  expect(await query(`select to_regclass('a')::text as a, to_regclass('b')::text as b`)).toEqual([
    { a: 'a', b: null },
  ])
  write('0002_second.sql', 'create table b (n int)')
  expect(await run()).toEqual(['0002_second'])
})

test('a database of a newer version is refused', async () => {
  write('0001_first.sql', 'create table a (n int)')
  write('0002_second.sql', 'create table b (n int)')
  await run()
  fs.rmSync(path.join(folder, '0002_second.sql'))
  await expect(run()).rejects.toThrow('already used by a newer Rapport (it holds migration 0002_second)')
})

test('a file that was changed after it was applied is refused, but other line ends are no change', async () => {
  write('0001_first.sql', 'create table a (\n  n int\n)')
  await run()
  write('0001_first.sql', 'create table a (\r\n  n int\r\n)')
  expect(await run()).toEqual([])
  write('0001_first.sql', 'create table a (\n  n bigint\n)')
  await expect(run()).rejects.toThrow(ExpectedProblem)
})

test('a gap in the numbers or another name is refused', async () => {
  write('0002_second.sql', 'select 1')
  await expect(run()).rejects.toThrow('Migration 0002_second.sql should be called 0001_some_name.sql.')
})

test('a wrong address is told in one sentence', async () => {
  const nobody = { connectionString: 'postgresql://a:b@127.0.0.1:1/c' }
  await expect(migrate({ owner: nobody, log, folder })).rejects.toThrow(
    'No PostgreSQL answers at the address of DATABASE_URL; start it, or correct the host and the port.',
  )
})
