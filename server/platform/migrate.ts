// Brings the schema of a database up to date with the files of server/migrations: plain SQL, forward only.
// Own instead of Kysely's migrator: that one takes code, not SQL, keeps no checksum, and locks by a row that a
// killed process leaves behind; an advisory lock ends with its connection.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { explainConnection, isExplained, isPassing, requireVersion } from './database-problem.ts'
import { connectClient, type DatabaseAddress } from './db.ts'
import { projectRoot } from './env.ts'
import { errorText, ExpectedProblem } from './expected-problem.ts'
import { migrateJobQueue, queueGrants } from './job-queue-schema.ts'
import type { Logger } from './log.ts'

interface Migration {
  name: string
  sql: string
  checksum: string
}

interface MigrationOptions {
  /** The role that owns the tables. */
  owner: DatabaseAddress
  /** The role that gets rights on data alone; without it owner and application are the same role. */
  appRole?: string | undefined
  log: Logger
  folder?: string
}

/** Any number, the same in every process: of several servers that start at once one migrates, the rest wait. */
const lockKey = 7_230_516_114

/** Extensions that the migrations rely on; both can be created by the owner of a database. */
const extensions = ['pg_trgm', 'btree_gin']

/** A server that starts, stops, or is being started again by its supervisor is waited for. */
const patience = 15_000

/**
 * Applies what is missing, each file in a transaction of its own, and grants the application its rights.
 * Returns the names applied. Throws an ExpectedProblem when the schema belongs to another version of Rapport.
 */
export async function migrate(options: MigrationOptions): Promise<string[]> {
  const migrations = readMigrations(options.folder ?? path.join(projectRoot, 'server/migrations'))
  const began = Date.now()
  for (;;) {
    try {
      return await bringForward(migrations, options)
    } catch (error) {
      const isExternal = 'connectionString' in options.owner
      if (Date.now() - began > patience || !isPassing(error, isExternal)) {
        throw isExternal ? explainConnection(error) : error
      }
      await sleep(50)
    }
  }
}

async function bringForward(
  migrations: Migration[],
  { owner, appRole, log }: MigrationOptions,
): Promise<string[]> {
  const patient = { statement_timeout: '0', lock_timeout: '0', idle_in_transaction_session_timeout: '0' }
  const client = await connectClient(owner, patient)
  try {
    await requireVersion(client)
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await createExtensions(client)
    await client.query(bookkeeping)
    const missing = compare(migrations, await applied(client))
    for (const migration of missing) await apply(client, migration, log)
    await migrateJobQueue(client, log)
    if (appRole !== undefined) await grant(client, appRole)
    return missing.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

const bookkeeping = `
  create table if not exists schema_migration (
    name text collate "C" primary key,
    checksum text not null,
    applied_at timestamptz(3) not null default now()
  )`

function readMigrations(folder: string): Migration[] {
  const names = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  for (const [index, name] of names.entries()) {
    const expected = String(index + 1).padStart(4, '0')
    if (!new RegExp(`^${expected}_[a-z0-9_]+\\.sql$`).test(name)) {
      throw new Error(`Migration ${name} should be called ${expected}_some_name.sql.`)
    }
  }
  return names.map((name) => {
    const sql = fs.readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return {
      name: path.basename(name, '.sql'),
      sql,
      checksum: createHash('sha256').update(sql).digest('hex'),
    }
  })
}

async function createExtensions(client: pg.Client): Promise<void> {
  for (const extension of extensions) {
    try {
      await client.query(`create extension if not exists ${extension}`)
    } catch (error) {
      throw new ExpectedProblem(
        `The database cannot create its extension ${extension} (${errorText(error)}); run "create extension ${extension}" there as its administrator and start again.`,
      )
    }
  }
}

async function applied(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration',
  )
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

/** What is still to apply. The schema must be a beginning of our list, file by file and byte by byte. */
function compare(migrations: Migration[], done: Map<string, string>): Migration[] {
  const known = new Set(migrations.map((migration) => migration.name))
  const newer = [...done.keys()].find((name) => !known.has(name))
  if (newer !== undefined) {
    throw new ExpectedProblem(
      `The database was already used by a newer Rapport (it holds migration ${newer}); start that version or a newer one.`,
    )
  }
  for (const { name, checksum } of migrations) {
    if (done.has(name) && done.get(name) !== checksum) {
      throw new ExpectedProblem(
        `Migration ${name} was changed after it was applied to this database; restore that file, changes of the schema go into a new one.`,
      )
    }
  }
  return migrations.filter((migration) => !done.has(migration.name))
}

async function apply(client: pg.Client, migration: Migration, log: Logger): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
    log.info({ migration: migration.name }, 'the schema was brought forward')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    if (isExplained(error) || isPassing(error, false)) throw error
    throw new Error(`Migration ${migration.name} failed: ${errorText(error)}`, { cause: error })
  }
}

/** Rights on data alone: the application cannot change the schema, nor what was recorded about it. */
async function grant(client: pg.Client, role: string): Promise<void> {
  const quoted = client.escapeIdentifier(role)
  await client.query(`
    revoke create on schema public from public;
    grant usage on schema public to ${quoted};
    grant select, insert, update, delete on all tables in schema public to ${quoted};
    grant usage, select on all sequences in schema public to ${quoted};
    revoke insert, update, delete on schema_migration from ${quoted};
    ${queueGrants(quoted)}`)
}
