// One effect for however many tries: what a creation made is kept in the same statement as the write, for a day.
import { createHash } from 'node:crypto'
import type { Entity } from '#contract/entity.ts'
import { Problem } from '#server/platform/problem.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { constraintName, violation } from './constraints.ts'
import type { Saved } from './create.ts'
import { getRecord } from './get.ts'
import type { Db } from './tables.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** What a key made; the record itself is read again, so that nobody is told more than they may see today. */
interface Kept {
  readonly recordId: string
  readonly changeId: string | null
}

/**
 * Runs `work` once per key and actor; later tries are answered with the record as it is now, for who may see it. Another
 * body under the same key throws `idempotency-mismatch`.
 */
export async function onceOnly(
  context: Context,
  entity: Entity,
  key: string,
  body: unknown,
  work: (keep: (saved: Saved) => RawBuilder<unknown>) => Promise<Saved>,
): Promise<Saved> {
  const hash = createHash('sha256').update(JSON.stringify(body)).digest()
  const kept = await keptAnswer(context, entity, key, hash)
  if (kept) return kept
  try {
    return await work((saved) => keepPart(context, key, hash, saved))
  } catch (error) {
    // Another try with this key was faster, and everything that this one did is undone with its statement.
    if (violation(error) !== '23505' || constraintName(error) !== 'idempotency_pkey') throw error
    const winner = await keptAnswer(context, entity, key, hash)
    if (winner) return winner
    throw error
  }
}

async function keptAnswer(
  context: Context,
  entity: Entity,
  key: string,
  hash: Buffer,
): Promise<Saved | undefined> {
  const { rows } = await sql<{
    body_hash: Buffer
    response: Kept
  }>`select body_hash, response from idempotency
    where workspace_id = ${context.workspace.id} and actor_id = ${context.actor.id}::uuid and key = ${key}`.execute(
    context.database.db,
  )
  const [row] = rows
  if (!row) return undefined
  if (!row.body_hash.equals(hash)) throw new Problem('idempotency-mismatch')
  const { recordId, changeId } = row.response
  return { ...(await getRecord(context, entity, recordId)), changeId }
}

function keepPart(
  context: Context,
  key: string,
  hash: Buffer,
  { record, changeId }: Saved,
): RawBuilder<unknown> {
  const kept: Kept = { recordId: record.id, changeId }
  return sql`insert into idempotency (workspace_id, actor_id, key, body_hash, created_at, status, response)
    select ${context.workspace.id}::uuid, ${context.actor.id}::uuid, ${key}, ${hash}, ${context.clock().toISOString()}::timestamptz, 201, ${JSON.stringify(kept)}::jsonb
    where exists (select from done)`
}

/** Forgets keys after a day. */
export async function forgetOldKeys(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('created_at', '<', new Date(now.getTime() - DAY_MS).toISOString())
    .execute()
}
