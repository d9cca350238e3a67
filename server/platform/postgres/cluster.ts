// The folder of an embedded PostgreSQL: how it is made, whole or not at all, and what lies in it.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { errorCode, ExpectedProblem } from '#server/platform/expected-problem.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { explainFailure } from './failure.ts'
import { isAlive } from './process-state.ts'

/** `admin` may do anything and serves no one; `owner` owns the tables; `app` has rights on data alone. */
export interface Credentials {
  admin: string
  owner: string
  app: string
}

export const roles = { admin: 'rapport_admin', owner: 'rapport_owner', app: 'rapport_app' }
export const databaseName = 'rapport'

interface Setup {
  binaries: Binaries
  account: Account | undefined
  /** A cluster for tests: the owner may create databases, and nothing waits for the disk. */
  throwAway: boolean
}

/** Where PostgreSQL keeps its files below the folder of a cluster. */
export function dataFolder(folder: string): string {
  return path.join(folder, 'data')
}

/** The environment of PostgreSQL's programs: theirs must not be bent by variables meant for others. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(inherited), LC_ALL: 'C.UTF-8', TZ: 'UTC' }
}

/** Makes the cluster in a side folder and renames it into place, unless another process was first. */
export async function ensureCluster(folder: string, setup: Setup): Promise<Credentials> {
  removeLeftovers(folder)
  if (!fs.existsSync(folder)) await createCluster(folder, setup)
  requireMajor(folder, setup.binaries.major)
  return JSON.parse(fs.readFileSync(path.join(folder, 'credentials.json'), 'utf8')) as Credentials
}

async function createCluster(folder: string, setup: Setup): Promise<void> {
  const side = `${folder}.part-${process.pid}`
  try {
    fs.mkdirSync(side, { mode: 0o700 })
    const credentials = { admin: newPassword(), owner: newPassword(), app: newPassword() }
    writePrivate(path.join(side, 'credentials.json'), JSON.stringify(credentials, null, 2))
    writePrivate(path.join(side, 'admin.password'), credentials.admin)
    own(setup.account, side, path.join(side, 'credentials.json'), path.join(side, 'admin.password'))
    await initialise(side, setup)
    await createRoles(side, setup, credentials)
    fs.rmSync(path.join(side, 'admin.password'))
    fs.renameSync(side, folder)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error))) throw error
  } finally {
    fs.rmSync(side, { recursive: true, force: true })
  }
}

async function initialise(side: string, { binaries, account, throwAway }: Setup): Promise<void> {
  const where = ['-D', dataFolder(side), '-U', roles.admin, `--pwfile=${path.join(side, 'admin.password')}`]
  const how = ['-A', 'scram-sha-256', '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const safety = throwAway ? ['--no-sync'] : ['--data-checksums']
  await run(binaries.initdb, [...where, ...how, ...safety, '--no-instructions'], account, '')
}

/** In single-user mode, one statement a line, before anybody can connect: the cluster never exists without them. */
async function createRoles(side: string, setup: Setup, credentials: Credentials): Promise<void> {
  const extra = setup.throwAway ? 'createdb' : ''
  const forTests = [`grant ${roles.app} to ${roles.owner}`] // to end its sessions when a database is dropped
  const statements = [
    `create role ${roles.owner} login ${extra} password '${credentials.owner}'`,
    `create role ${roles.app} login password '${credentials.app}'`,
    `create database ${databaseName} owner ${roles.owner}`,
    `revoke all on database ${databaseName} from public`,
    `grant connect on database ${databaseName} to ${roles.app}`,
    ...(setup.throwAway ? forTests : []),
  ]
  const args = ['--single', '-D', dataFolder(side), ...(setup.throwAway ? ['-F'] : []), 'postgres']
  const output = await run(setup.binaries.postgres, args, setup.account, `${statements.join('\n')}\n`)
  if (/\b(ERROR|FATAL|PANIC):/.test(output))
    throw new Error(`The roles of the database could not be made:\n${output}`)
}

/** Runs a program to its end; a failure becomes a sentence where one is known. */
function run(program: string, args: string[], account: Account | undefined, input: string): Promise<string> {
  const ids = account ? { uid: account.uid, gid: account.gid } : {}
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...ids, cwd: '/', env: programEnvironment() })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    }
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(explainFailure(output))))
    child.stdin.on('error', () => {}) // its end is told by the exit code
    child.stdin.end(input)
  })
}

/** Side folders of processes that were killed while making a cluster. */
function removeLeftovers(folder: string): void {
  const beginning = `${path.basename(folder)}.part-`
  for (const name of fs.readdirSync(path.dirname(folder))) {
    if (!name.startsWith(beginning) || isAlive(Number(name.slice(beginning.length)))) continue
    fs.rmSync(path.join(path.dirname(folder), name), { recursive: true, force: true })
  }
}

function requireMajor(folder: string, major: string): void {
  const found = fs.readFileSync(path.join(dataFolder(folder), 'PG_VERSION'), 'utf8').trim()
  if (found === major) return
  throw new ExpectedProblem(
    `The database in ${folder} was made by PostgreSQL ${found}, this Rapport brings PostgreSQL ${major}; start the Rapport that made it, or set DATA_DIR to another folder.`,
  )
}

function newPassword(): string {
  return randomBytes(24).toString('base64url')
}

function writePrivate(file: string, text: string): void {
  fs.writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
}

function own(account: Account | undefined, ...paths: string[]): void {
  if (account) for (const one of paths) fs.chownSync(one, account.uid, account.gid)
}
