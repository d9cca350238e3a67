import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectClient } from '#server/platform/db.ts'
import { startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts'
import { createLog } from '#server/platform/log.ts'
import { findLosses } from './crash-check.ts'
import { CrashClient, type SetUp, setUpServer } from './crash-client.ts'
import { runCrashRounds } from './crash-rounds.ts'
import { Supervisor } from './crash-supervisor.ts'
import { CrashWriter } from './crash-writer.ts'
import { randomFrom } from './random.ts'
import { temporaryFolder } from './throw-away-server.ts'

let home = ''
beforeAll(() => {
  home = fs.mkdtempSync(path.join(temporaryFolder(), 'rapport crash '))
  fs.chmodSync(home, 0o711)
})
afterAll(() => fs.rmSync(home, { recursive: true }))

test('after kill -9 of server, database and both under writes, nothing acknowledged is lost and nothing is doubled', async () => {
  const seed = Math.floor(Math.random() * 1e6)
  // The tests of other files run beside it; `npm run crash` holds it to the five seconds that were promised.
  const report = await runCrashRounds({ rounds: 3, seed, dataDir: path.join(home, 'rounds'), mostMs: 20_000 })
  expect(report.violations, `seed ${seed}`).toEqual([])
  expect(report.rounds.map((round) => round.fault)).toEqual(['server', 'database', 'both'])
  expect(report.acknowledged).toBeGreaterThan(20)
}, 120_000)

test('what is lost, doubled or made up is told', async () => {
  const dataDir = path.join(home, 'losses')
  const supervisor = await Supervisor.start(dataDir)
  try {
    const setUp = await setUpServer(supervisor.url)
    const client = new CrashClient(supervisor, setUp.headers[0] ?? {})
    const writer = await write(client, setUp)
    expect(await findLosses(dataDir, setUp.workspaceId, client, [writer])).toEqual([])
    const [lost, altered, doubled] = writer.contacts
    await spoil(dataDir, [
      `delete from change where id = '${writer.acknowledged.at(-1)?.changeId ?? ''}'`,
      `delete from contact where id = '${lost?.id ?? ''}'`,
      `update contact set about = 'altered' where id = '${altered?.id ?? ''}'`,
      `update contact set last_name = '${doubled?.name ?? ''}' where id = '${altered?.id ?? ''}'`,
    ])
    const losses = (await findLosses(dataDir, setUp.workspaceId, client, [writer])).join('\n')
    expect(losses).toContain(`${lost?.name ?? '-'} (${lost?.id ?? '-'}) is in no list`)
    expect(losses).toContain(`${altered?.name ?? '-'} is {`)
    expect(losses).toContain(`${doubled?.name ?? '-'} is there twice`)
    expect(losses).toContain('was acknowledged and is lost')
  } finally {
    await supervisor.stop()
  }
}, 60_000)

async function write(client: CrashClient, { statusId }: SetUp): Promise<CrashWriter> {
  const writer = new CrashWriter(client, 'writer', statusId, randomFrom(7))
  await writer.writeUntil(() => writer.contacts.length >= 5 && writer.acknowledged.length >= 20)
  return writer
}

async function spoil(dataDir: string, statements: readonly string[]): Promise<void> {
  const log = createLog('silent')
  const postgres = await startEmbeddedPostgres({ folder: path.join(dataDir, 'postgres'), log })
  const client = await connectClient(postgres.owner)
  for (const statement of statements) await client.query(statement)
  await client.end()
  await postgres.stop()
}
