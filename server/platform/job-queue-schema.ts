// The tables of pg-boss, in a schema of their own: made and brought forward by the owner's role, never by a serving process.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { projectRoot } from './env.ts'
import { errorCode } from './expected-problem.ts'
import type { Logger } from './log.ts'

export const queueSchema = 'job_queue'
/** The one queue: every message is about one job of ours. */
export const queueName = 'jobs'

/**
 * Makes them, or brings those of an older pg-boss forward. The caller holds the lock of migrations. Only then pg-boss
 * is loaded, which takes longer than the rest of a start.
 */
export async function migrateJobQueue(client: pg.Client, log: Logger): Promise<void> {
  const wanted = wantedVersion()
  const found = await foundVersion(client)
  if (found !== undefined && found >= wanted) return
  const { getConstructionPlans, getMigrationPlans } = await import('pg-boss')
  const plan = found === undefined ? getConstructionPlans(queueSchema) : getMigrationPlans(queueSchema, found)
  // An index built aside cannot be one of several statements, and the tables of a queue are small.
  await client.query(plan.replaceAll(/\bCONCURRENTLY\b/gi, ''))
  await client.query(`select ${queueSchema}.create_queue($1, $2)`, [queueName, { policy: 'standard' }])
  log.info({ version: wanted }, 'the queue of jobs was brought forward')
}

/** What the application's role may do there: data alone, as everywhere. */
export function queueGrants(quotedRole: string): string {
  return `
    grant usage on schema ${queueSchema} to ${quotedRole};
    grant select, insert, update, delete on all tables in schema ${queueSchema} to ${quotedRole};
    grant usage, select on all sequences in schema ${queueSchema} to ${quotedRole};
    revoke insert, delete on ${queueSchema}.version from ${quotedRole};`
}

/** Read from its package, so that an upgrade of it brings its tables forward at the next start. */
function wantedVersion(): number {
  const file = path.join(projectRoot, 'node_modules/pg-boss/package.json')
  const { pgboss } = JSON.parse(readFileSync(file, 'utf8')) as { pgboss: { schema: number } }
  return pgboss.schema
}

async function foundVersion(client: pg.Client): Promise<number | undefined> {
  try {
    const { rows } = await client.query<{ version: number }>(
      `select version::int as version from ${queueSchema}.version`,
    )
    return rows[0]?.version
  } catch (error) {
    if (errorCode(error) === '42P01' || errorCode(error) === '3F000') return undefined
    throw error
  }
}
