// Which schema a database has, beside the one that this program brings along. Changes nothing.
import fs from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { requireVersion } from './database-problem.ts'
import { connectClient, type DatabaseAddress } from './db.ts'
import { projectRoot } from './env.ts'
import { errorCode } from './expected-problem.ts'

export interface SchemaState {
  /** Version of PostgreSQL, such as 18.4. */
  readonly postgres: string
  readonly applied: readonly string[]
  /** Migrations that the next start will apply. */
  readonly missing: readonly string[]
  /** Migrations of a newer program. */
  readonly unknown: readonly string[]
}

/** Throws an ExpectedProblem for a server that is too old. */
export async function readSchemaState(owner: DatabaseAddress): Promise<SchemaState> {
  const client = await connectClient(owner)
  try {
    await requireVersion(client)
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    const applied = await appliedMigrations(client)
    const known = knownMigrations()
    return {
      postgres: rows[0]?.server_version.split(' ')[0] ?? '',
      applied,
      missing: known.filter((name) => !applied.includes(name)),
      unknown: applied.filter((name) => !known.includes(name)),
    }
  } finally {
    await client.end()
  }
}

async function appliedMigrations(client: pg.Client): Promise<string[]> {
  try {
    const { rows } = await client.query<{ name: string }>('select name from schema_migration order by name')
    return rows.map((row) => row.name)
  } catch (error) {
    if (errorCode(error) === '42P01') return [] // no table yet: nothing was ever applied
    throw error
  }
}

function knownMigrations(): string[] {
  return fs
    .readdirSync(path.join(projectRoot, 'server/migrations'))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => path.basename(name, '.sql'))
    .toSorted()
}
