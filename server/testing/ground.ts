// What handlers and verbs run on, for tests: a database of its own, a clock that is set, secrets made for the run.
import os from 'node:os'
import type { Deps } from '#server/http/call.ts'
import { registerDomainRules } from '#server/domains/rules.ts'
import { connectClient } from '#server/platform/db.ts'
import { randomKey } from '#server/platform/secrets.ts'
import { loadEnv } from '#server/platform/env.ts'
import { createLog } from '#server/platform/log.ts'
import type { Tables } from '#server/records/tables.ts'
import { createTestDatabase, type TestDatabase } from './cluster.ts'

export interface TestGround extends Deps {
  readonly database: TestDatabase<Tables>
  /** Moves the clock on. */
  pass(time: { minutes?: number; days?: number }): void
  /** Until so many statements wait for a lock. */
  blocked(count: number): Promise<void>
  /** Statements that a piece of work sends, as text. */
  statementsOf(work: () => Promise<unknown>): Promise<string[]>
}

export async function createTestGround(settings: { setupToken?: string } = {}): Promise<TestGround> {
  const database = await createTestDatabase<Tables>()
  registerDomainRules()
  let now = Date.parse('2026-03-02T09:00:00.000Z')
  return {
    env: loadEnv({ DATA_DIR: os.tmpdir(), BASE_URL: 'https://crm.example.com' }, '/nowhere/.env'),
    secrets: { tokenKey: randomKey(), cursorKey: randomKey() },
    database,
    log: createLog('silent'),
    clock: () => new Date(now),
    setupToken: settings.setupToken,
    pass: ({ minutes = 0, days = 0 }) => {
      now += minutes * 60_000 + days * 86_400_000
    },
    blocked: (count) => untilBlocked(database, count),
    statementsOf: async (work) => {
      const texts: string[] = []
      const stop = database.onStatement((text) => texts.push(text))
      await work().finally(stop)
      return texts
    },
  }
}

async function untilBlocked(database: TestDatabase<Tables>, count: number): Promise<void> {
  // Only the role that waits is told what its sessions wait for.
  const observer = await connectClient(database.app)
  try {
    for (let look = 0; look < 500; look++) {
      const { rows } = await observer.query(
        `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      if (rows.length >= count) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error('nothing waits for a lock')
  } finally {
    await observer.end()
  }
}
