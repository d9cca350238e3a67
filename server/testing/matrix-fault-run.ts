// A program of its own: takes checks out of the server, one at a time, and says whether the matrix noticed. Each time the
// server's modules are loaded anew with one of them changed on the way; nothing is written to the files.
import fs from 'node:fs'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { randomBytes } from 'node:crypto'
import os from 'node:os'
import type { Deps } from '#server/http/call.ts'
import type { Fixture } from '#server/domains/fixture/make-fixture.ts'
import { loadEnv, projectRoot } from '#server/platform/env.ts'
import { randomKey } from '#server/platform/secrets.ts'
import { errorText } from '#server/platform/expected-problem.ts'
import { createLog } from '#server/platform/log.ts'
import { type Fault, faults } from './matrix-faults.ts'
import { asOwner, at, dropDatabase, type TestServer } from './throw-away-server.ts'

/** What the caller says: where to make databases, from which template. */
export interface FaultRunInput extends TestServer {
  /** Of faults; any other name stands for the server as it is, of which nothing may be found. */
  readonly names: readonly string[]
}
/** One line of the answer. */
export interface FaultResult {
  readonly name: string
  /** The first finding; absent where the matrix found nothing. */
  readonly found?: string
  /** Why the fault could not be tried. */
  readonly problem?: string
}

/** The quick parts show that what is found is the fault's doing. */
const quickParts = ['handovers', 'references', 'lists', 'hidden fields', 'action references', 'cursors']
let loaded = 0
let current: Fault | undefined
const serverUrl = pathToFileURL(path.join(projectRoot, 'server')).href
registerHooks({
  resolve: (specifier, context, next) => {
    const found = next(specifier, context)
    return loaded > 0 && found.url.startsWith(`${serverUrl}/`)
      ? { ...found, url: `${found.url}?${loaded}` }
      : found
  },
  load: (url, context, next) => {
    const file = current && pathToFileURL(path.join(projectRoot, current.file)).href
    if (!current || file === undefined || url !== `${file}?${loaded}`) return next(url, context)
    return { ...next(url, context), source: without(current) }
  },
})

const secrets = { tokenKey: randomKey(), cursorKey: randomKey() }
const input = JSON.parse(await text(process.stdin)) as FaultRunInput
const base = `rapport_test_${randomBytes(6).toString('hex')}`
await copyDatabase(input.template, base)
try {
  const fixture = await makeBase()
  for (const name of input.names) {
    const fault = faults.find((each) => each.name === name)
    const outcome = await runWithout(fault, fixture).catch((error: unknown) => ({
      problem: errorText(error),
    }))
    const result: FaultResult = { name, ...outcome }
    process.stdout.write(`${JSON.stringify(result)}\n`)
  }
} finally {
  await dropDatabase(input.owner, base)
}

/** The source of a file with its check taken out. */
function without({ file, check, instead }: Fault): string {
  const source = fs.readFileSync(path.join(projectRoot, file), 'utf8')
  if (source.split(check).length !== 2) throw new Error(`${file} must hold the check "${check}" exactly once`)
  return source.replace(check, () => instead)
}

async function makeBase(): Promise<Fixture> {
  const deps = await depsOn(base)
  const { makeFixture } = await import('#server/domains/fixture/make-fixture.ts')
  const { registerDomainRules } = await import('#server/domains/rules.ts')
  registerDomainRules()
  const fixture = await makeFixture(deps)
  await deps.database.close()
  return fixture
}

async function runWithout(fault: Fault | undefined, fixture: Fixture): Promise<Omit<FaultResult, 'name'>> {
  loaded++
  current = fault
  const name = `${base}_${loaded}`
  await copyDatabase(base, name)
  const deps = await depsOn(name)
  try {
    const { runMatrix } = await import('./matrix.ts')
    const parts = fault ? [fault.part] : quickParts
    const { findings } = await runMatrix(deps, fixture, { parts, stopAtFirst: true })
    return findings[0] === undefined ? {} : { found: findings[0] }
  } finally {
    await deps.database.close()
    await dropDatabase(input.owner, name)
  }
}

async function depsOn(name: string): Promise<Deps> {
  const { createDatabase } = await import('#server/platform/db.ts')
  const log = createLog('silent')
  return {
    env: loadEnv({ DATA_DIR: os.tmpdir(), BASE_URL: 'https://crm.example.com' }, '/nowhere/.env'),
    secrets,
    database: createDatabase(at(input.app, name), 6, log),
    log,
    clock: () => new Date(),
    setupToken: undefined,
  }
}

async function copyDatabase(template: string, name: string): Promise<void> {
  await asOwner(input.owner, (client) => client.query(`create database ${name} template ${template}`))
}
