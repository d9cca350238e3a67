// A program of its own: many hostile requests on a throw-away database; prints what was wrong and the figures.
import os from 'node:os'
import { parseArgs } from 'node:util'
import { makeFixture } from '#server/domains/fixture/make-fixture.ts'
import { registerDomainRules } from '#server/domains/rules.ts'
import { createDatabase } from '#server/platform/db.ts'
import { randomKey } from '#server/platform/secrets.ts'
import { loadEnv } from '#server/platform/env.ts'
import { createLog } from '#server/platform/log.ts'
import type { Tables } from '#server/records/tables.ts'
import { type HostileResult, runHostile } from './hostile-run.ts'
import { at, createTemplate, dropDatabase, startThrowAwayServer } from './throw-away-server.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
})
const requests = Number(values.requests)
const seed = Number(values.seed)
if (!Number.isInteger(requests) || requests < 1 || !Number.isInteger(seed)) {
  process.stderr.write('--requests and --seed take whole numbers\n')
  process.exit(2)
}

const { server, stop } = await startThrowAwayServer()
try {
  await createTemplate(server)
  const result = await run()
  process.stdout.write(`${words(result)}\n`)
  process.exitCode = result.findings.length === 0 ? 0 : 1
} finally {
  await dropDatabase(server.owner, server.template)
  await stop()
}

async function run(): Promise<HostileResult> {
  const log = createLog('silent')
  const database = createDatabase<Tables>(at(server.app, server.template), 16, log)
  const deps = {
    env: loadEnv({ DATA_DIR: os.tmpdir(), BASE_URL: 'https://crm.example.com' }, '/nowhere/.env'),
    secrets: { tokenKey: randomKey(), cursorKey: randomKey() },
    database,
    log,
    clock: () => new Date(),
    setupToken: undefined,
  }
  try {
    registerDomainRules()
    const fixture = await makeFixture(deps)
    const progress = (asked: number) => {
      if (asked % 5000 === 0) process.stderr.write(`${asked} requests\n`)
    }
    return await runHostile(deps, fixture, { requests, seed, progress })
  } finally {
    await database.close()
  }
}

function words({ asked, seconds, statuses, findings, seed: used }: HostileResult): string {
  const counts = Object.entries(statuses).map(([status, count]) => `${status}: ${count}`)
  return [
    ...findings,
    `${asked} requests in ${seconds.toFixed(0)} s with seed ${used}, ${findings.length} kinds of wrong answers`,
    counts.join(', '),
  ].join('\n')
}
