// The whole server on a free port with a database of its own, for journeys in a browser.
import os from 'node:os'
import { listen } from '#server/http/listen.ts'
import { systemClock } from '#server/platform/clock.ts'
import { randomKey } from '#server/platform/secrets.ts'
import { loadEnv } from '#server/platform/env.ts'
import { createLog } from '#server/platform/log.ts'
import type { Tables } from '#server/records/tables.ts'
import { createTestDatabase, type TestDatabase } from './cluster.ts'

export interface TestWebServer {
  readonly url: string
  /** What the set-up page asks for; only with `isReachable`. */
  readonly setupToken: string | undefined
  /** For what no request can lay, such as a job that stands still. */
  readonly database: TestDatabase<Tables>
  close(): Promise<void>
}

/** `isReachable` listens beyond the loopback address, where set-up takes a token. */
export async function startTestWebServer(settings: { isReachable?: boolean } = {}): Promise<TestWebServer> {
  const database = await createTestDatabase<Tables>()
  const HOST = settings.isReachable ? '0.0.0.0' : '127.0.0.1'
  const values = { PORT: '0', HOST, DATA_DIR: os.tmpdir(), REQUESTS_PER_MINUTE: '0' }
  const listening = await listen({
    env: loadEnv(values, '/nowhere/.env'),
    secrets: { tokenKey: randomKey(), cursorKey: randomKey() },
    database,
    log: createLog('silent'),
    clock: systemClock,
  })
  return {
    url: listening.url,
    setupToken: listening.setupToken,
    database,
    close: async () => {
      await listening.close()
      await database.close()
    },
  }
}
