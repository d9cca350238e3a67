// Starts to serve: the application on its address, and the chores and jobs that run beside it.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '#server/platform/env.ts'
import { startJobWorker } from '#server/records/jobs/job-worker.ts'
import { z } from 'zod'
import { createApp } from './app.ts'
import type { Deps } from './call.ts'
import { startChores } from './chores.ts'

export interface Listening {
  /** Where people reach it. */
  readonly url: string
  /** Asked for by the set-up page; only where the server is not set up and listens beyond the loopback address. */
  readonly setupToken: string | undefined
  close(): Promise<void>
}

/** Resolves when the first request can be answered. */
export async function listen(ground: Omit<Deps, 'setupToken'>): Promise<Listening> {
  const setupToken = await neededToken(ground)
  const deps: Deps = { ...ground, setupToken }
  const app = await createApp(deps, productVersion())
  await app.listen({ host: deps.env.host, port: deps.env.port })
  const beside = [startChores(deps), startJobWorker(deps)]
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : deps.env.port
  return {
    url: deps.env.port === 0 ? `http://127.0.0.1:${port}` : deps.env.baseUrl,
    setupToken,
    close: async () => {
      await app.close()
      await Promise.all(beside.map((each) => each.stop()))
    },
  }
}

/** Whoever reaches the set-up page first owns the server, so beyond the loopback address it takes a word from its terminal. */
async function neededToken({ env, database }: Omit<Deps, 'setupToken'>): Promise<string | undefined> {
  if (isLoopback(env.host)) return undefined
  const { set_up_at } = await database.readDb
    .selectFrom('instance')
    .select('set_up_at')
    .executeTakeFirstOrThrow()
  return set_up_at === null ? randomBytes(18).toString('base64url') : undefined
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

/** Version of the product, from package.json. */
export function productVersion(): string {
  const file = z.object({ version: z.string() })
  return file.parse(JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8'))).version
}
