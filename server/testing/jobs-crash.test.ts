// A job of the real server, killed over and over: it goes on by itself, and does everything once.
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Job } from '#contract/actions/jobs.ts'
import { connectClient, type DatabaseAddress } from '#server/platform/db.ts'
import { startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts'
import { createLog } from '#server/platform/log.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CrashClient, setUpServer } from './crash-client.ts'
import { type Fault, Supervisor } from './crash-supervisor.ts'
import { temporaryFolder } from './throw-away-server.ts'

const records = 16_000
const strikes: readonly Fault[] = ['server', 'database', 'both', 'server']
/** With other tests beside it; on a quiet machine it takes two to four seconds. */
const mostMs = 20_000

let home = ''
beforeAll(() => {
  home = fs.mkdtempSync(path.join(temporaryFolder(), 'rapport jobs '))
  fs.chmodSync(home, 0o711)
})
afterAll(() => fs.rmSync(home, { recursive: true }))

test('a job goes on after kill -9 of server, database and both, with nothing missing and nothing twice', async () => {
  const dataDir = path.join(home, 'data')
  const supervisor = await Supervisor.start(dataDir)
  try {
    const { statusId, headers } = await setUpServer(supervisor.url)
    const client = new CrashClient(supervisor, headers[0] ?? {})
    const ask = async (method: string, address: string, body?: unknown) =>
      (await client.insist(method, address, body === undefined ? {} : { body })).body
    const leaver = await addMember(ask)
    const made = await ask('POST', '/contacts', { lastName: 'Many', statusId, ownerId: leaver })
    await onDatabase(dataDir, (owner) => copyContact(owner, (made as { record: { id: string } }).record.id))
    const answer = await ask('POST', `/members/${leaver}/deactivate`, { reassignTo: null })
    const { jobId, reassigned } = answer as { jobId: string; reassigned: { contacts: number } }
    const job = async () => (await ask('GET', `/jobs/${jobId}`)) as Job
    const moved = async (from: number) => {
      const began = performance.now()
      for (;;) {
        const { done, finishedAt } = await job()
        if (done > from || finishedAt !== null) return
        if (performance.now() - began > mostMs) throw new Error(`the job stands still:\n${supervisor.log()}`)
        await sleep(20)
      }
    }
    await moved(0)
    for (const fault of strikes) {
      const before = await job()
      expect(before.finishedAt, 'more records are needed to be struck so often').toBeNull()
      await supervisor.strike(fault, true)
      // A slice under way when it was struck may have been counted just before.
      await moved(before.done + 1000)
    }
    for (let row = await job(); row.finishedAt === null; row = await job()) await sleep(50)
    const total = records - reassigned.contacts
    expect(await job()).toMatchObject({
      state: 'done',
      done: total,
      total,
      error: null,
      result: { contacts: total, companies: 0 },
    })
    await onDatabase(dataDir, async (owner) => {
      const found = await connectClient(owner)
      const { rows } = await found.query(
        `select count(*)::int as changes, count(distinct record_id)::int as records, max(record_version) as version,
          (select count(*)::int from contact where owner_id = $2) as left
        from change where batch_id = $1`,
        [jobId, leaver],
      )
      await found.end()
      expect(rows).toEqual([{ changes: records, records, version: 2, left: 0 }])
    })
  } finally {
    await supervisor.stop()
  }
}, 180_000)

async function addMember(ask: (method: string, address: string, body?: unknown) => Promise<unknown>) {
  const { link } = (await ask('POST', '/invitations', { email: 'rita@example.com', role: 'rep' })) as {
    link: string
  }
  const person = { name: 'Rita Ruiz', username: 'rita', password: 'violet anchor 88 rivers' }
  await ask('POST', '/invitations/accept', { token: new URL(link).hash.slice(1), person })
  const { items } = (await ask('GET', '/members')) as { items: { id: string; username: string }[] }
  return items.find((each) => each.username === 'rita')?.id ?? ''
}

async function copyContact(owner: DatabaseAddress, id: string): Promise<void> {
  const client = await connectClient(owner)
  await client.query(
    `create temp table copies as select c.* from contact c, generate_series(2, $2::int) where c.id = $1`,
    [id, records],
  )
  await client.query('update copies set id = gen_random_uuid()')
  await client.query('insert into contact select * from copies')
  await client.end()
}

/** Attaches to the PostgreSQL that runs. */
async function onDatabase(dataDir: string, work: (owner: DatabaseAddress) => Promise<void>): Promise<void> {
  const log = createLog('silent')
  const postgres = await startEmbeddedPostgres({ folder: path.join(dataDir, 'postgres'), log })
  await work(postgres.owner)
  await postgres.stop()
}
