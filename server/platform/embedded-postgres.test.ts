import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { connectClient, createDatabase, type DatabaseAddress } from './db.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { projectRoot } from './env.ts'
import { createLog } from './log.ts'
import { isAlive } from './postgres/process-state.ts'

const log = createLog('silent')
let home = ''
let folder = ''
let postgres: EmbeddedPostgres
const others: ChildProcess[] = []

beforeAll(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'rapport embedded '))
  fs.chmodSync(home, 0o711)
  folder = path.join(home, 'postgres')
  postgres = await startEmbeddedPostgres({ folder, log })
  await query(
    postgres.owner,
    'create table note (n int primary key); grant select, insert on note to rapport_app',
  )
})
afterEach(() => {
  for (const other of others.splice(0)) other.kill('SIGKILL')
})
afterAll(async () => {
  await postgres.stop()
  fs.rmSync(home, { recursive: true, force: true })
})

async function query(address: DatabaseAddress, text: string): Promise<Record<string, unknown>[]> {
  const client = await connectClient(address)
  try {
    const { rows } = await client.query<Record<string, unknown>>(text)
    return rows
  } finally {
    await client.end()
  }
}

/** Another process that starts the PostgreSQL of a folder, or attaches to it, until it is killed. */
async function startElsewhere(clusterFolder: string): Promise<{ process: ChildProcess; pid: number }> {
  const code = `
    const [platform, folder] = process.argv.slice(1)
    const { startEmbeddedPostgres } = await import(platform + '/embedded-postgres.ts')
    const { createLog } = await import(platform + '/log.ts')
    const postgres = await startEmbeddedPostgres({ folder, log: createLog('silent') })
    console.log(postgres.pid())
    setInterval(() => {}, 1000)`
  const args = ['--input-type=module', '-e', code, path.join(projectRoot, 'server/platform'), clusterFolder]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  others.push(child)
  const [output] = (await once(child.stdout, 'data')) as [Buffer]
  return { process: child, pid: Number(output.toString()) }
}

async function ended(pid: number): Promise<boolean> {
  for (let waited = 0; isAlive(pid) && waited < 5000; waited += 20) await sleep(20)
  return !isAlive(pid)
}

/** Starts again what this file works with, and tells how long it took until it answered. */
async function startAgain(): Promise<number> {
  const began = performance.now()
  postgres = await startEmbeddedPostgres({ folder, log })
  await waitForAnswer()
  return performance.now() - began
}

describe('the cluster', () => {
  test('is for its account alone', () => {
    expect(fs.statSync(folder).mode & 0o077).toBe(0)
    expect(fs.statSync(path.join(folder, 'credentials.json')).mode & 0o077).toBe(0)
    expect(fs.readdirSync(home)).toEqual(['postgres'])
  })

  test('gives the application rights on data alone', async () => {
    await query(postgres.app, 'insert into note values (1)')
    for (const forbidden of [
      'create table x (n int)',
      'drop table note',
      'create temporary table y (n int)',
      'alter table note add m int',
    ]) {
      await expect(query(postgres.app, forbidden)).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('checks its pages and listens on no network', async () => {
    const rows = await query(
      postgres.owner,
      `select current_setting('data_checksums') as checksums, current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync`,
    )
    expect(rows).toEqual([{ checksums: 'on', addresses: '', fsync: 'on' }])
  })

  test('made by another PostgreSQL is refused with a sentence and left as it is', async () => {
    const strange = path.join(home, 'strange')
    fs.cpSync(path.join(folder, 'credentials.json'), path.join(strange, 'credentials.json'))
    fs.mkdirSync(path.join(strange, 'data'))
    fs.writeFileSync(path.join(strange, 'data', 'PG_VERSION'), '16\n')
    await expect(startEmbeddedPostgres({ folder: strange, log })).rejects.toThrow(
      `The database in ${strange} was made by PostgreSQL 16, this Rapport brings PostgreSQL 18`,
    )
    expect(fs.readdirSync(path.join(strange, 'data'))).toEqual(['PG_VERSION'])
    fs.rmSync(strange, { recursive: true })
  })

  test('leaves nothing behind when it cannot be made', async () => {
    const file = path.join(home, 'a-file')
    fs.writeFileSync(file, '')
    await expect(startEmbeddedPostgres({ folder: path.join(file, 'postgres'), log })).rejects.toThrow(
      'ENOTDIR',
    )
    fs.rmSync(file)
    expect(fs.readdirSync(home)).toEqual(['postgres'])
  })
})

describe('a second process', () => {
  test('uses the PostgreSQL that runs, and leaves it running', async () => {
    const other = await startElsewhere(folder)
    expect(other.pid).toBe(postgres.pid())
    other.process.kill('SIGKILL')
    await once(other.process, 'exit')
    await sleep(300)
    expect(await query(postgres.app, 'select count(*) from note')).toEqual([{ count: 1 }])
    expect(postgres.pid()).toBe(other.pid)
  })

  test('takes over when the first one stops', async () => {
    const other = await startElsewhere(folder)
    await postgres.stop()
    expect(await ended(other.pid)).toBe(true)
    const took = await startAgain()
    expect(took).toBeLessThan(5000)
    expect(await query(postgres.app, 'select count(*) from note')).toEqual([{ count: 1 }])
    other.process.kill('SIGKILL')
    await once(other.process, 'exit')
    await sleep(200)
    await waitForAnswer()
  })
})

test('of several processes that start at once one starts PostgreSQL and the others attach', async () => {
  await postgres.stop()
  const all = await Promise.all([startElsewhere(folder), startElsewhere(folder), startElsewhere(folder)])
  expect(new Set(all.map((one) => one.pid)).size).toBe(1)
  for (const one of all) one.process.kill('SIGKILL')
  await Promise.all(all.map((one) => once(one.process, 'exit')))
  await startAgain()
  expect(await query(postgres.app, 'select count(*) from note')).toEqual([{ count: 1 }])
})

describe('after kill -9', () => {
  test('of PostgreSQL, it runs again within five seconds and the pools find it', async () => {
    const database = createDatabase<{ note: { n: number } }>(postgres.app, 4, log)
    await database.db.insertInto('note').values({ n: 2 }).execute()
    const killed = postgres.pid()
    process.kill(killed, 'SIGKILL')
    const began = performance.now()
    const answers = async () =>
      (await database.readDb.selectFrom('note').select('n').orderBy('n').execute()).map((row) => row.n)
    let numbers: number[] | undefined
    while (!numbers && performance.now() - began < 5000) {
      numbers = await answers().catch(() => undefined)
      await sleep(20)
    }
    expect(numbers).toEqual([1, 2])
    expect(postgres.pid()).not.toBe(killed)
    await database.close()
  })

  test('of the process that started it, PostgreSQL ends and the next start has every acknowledged row', async () => {
    await postgres.stop()
    for (let round = 0; round < 2; round++) {
      const other = await startElsewhere(folder)
      await query(postgres.app, `insert into note values (${10 + round})`)
      other.process.kill('SIGKILL')
      await once(other.process, 'exit')
      expect(await startAgain()).toBeLessThan(5000)
      expect(await ended(other.pid)).toBe(true)
      expect(await query(postgres.app, `select n from note where n = ${10 + round}`)).toHaveLength(1)
      await postgres.stop()
    }
    await startAgain()
  })

  test('of both at once, what they left behind is cleared away', async () => {
    await postgres.stop()
    const other = await startElsewhere(folder)
    await query(postgres.app, 'insert into note values (20)')
    process.kill(other.pid, 'SIGKILL')
    other.process.kill('SIGKILL')
    await once(other.process, 'exit')
    expect(await startAgain()).toBeLessThan(5000)
    expect(await query(postgres.app, 'select n from note where n = 20')).toHaveLength(1)
  })

  test('a process that got the id of a dead PostgreSQL is not taken for one', async () => {
    await postgres.stop()
    fs.writeFileSync(
      path.join(folder, 'data/postmaster.pid'),
      `${process.pid}\n${folder}/data\n0\n5432\n\n\n\nready   \n`,
    )
    expect(await startAgain()).toBeLessThan(5000)
    expect(postgres.pid()).not.toBe(process.pid)
  })
})

async function waitForAnswer(): Promise<void> {
  for (let waited = 0; waited < 5000; waited += 50) {
    const isThere = await query(postgres.app, 'select 1').catch(() => undefined)
    if (isThere) return
    await sleep(50)
  }
  throw new Error('the database did not answer')
}
