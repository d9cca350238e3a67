// One effect for however many tries: the answer is kept in the same statement as the write, for a day.
import { createHash } from 'node:crypto'
import { Problem } from '#server/platform/problem.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { constraintName, violation } from './constraints.ts'
import type { Saved } from './create.ts'
import type { Db } from './tables.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Runs `work` once per key and actor; later tries get the kept answer. Another body under the same key throws `idempotency-mismatch`. */
export async function onceOnly(
  context: Context,
  key: string,
  body: unknown,
  work: (keep: (saved: Saved) => RawBuilder<unknown>) => Promise<Saved>,
): Promise<Saved> {
  const hash = createHash('sha256').update(JSON.stringify(body)).digest()
  const kept = await keptAnswer(context, key, hash)
  if (kept) return kept
  try {
    return await work((saved) => keepPart(context, key, hash, saved))
  } catch (error) {
    // Another try with this key was faster, and everything that this one did is undone with its statement.
    if (violation(error) !== '23505' || constraintName(error) !== 'idempotency_pkey') throw error
    const winner = await keptAnswer(context, key, hash)
    if (winner) return winner
    throw error
  }
}

async function keptAnswer(context: Context, key: string, hash: Buffer): Promise<Saved | undefined> {
  const { rows } = await sql<{
    body_hash: Buffer
    response: Saved
  }>`select body_hash, response from idempotency
    where workspace_id = ${context.workspace.id} and actor_id = ${context.actor.id}::uuid and key = ${key}`.execute(
    context.database.db,
  )
  const [row] = rows
  if (!row) return undefined
  if (!row.body_hash.equals(hash)) throw new Problem('idempotency-mismatch')
  return row.response
}

function keepPart(context: Context, key: string, hash: Buffer, saved: Saved): RawBuilder<unknown> {
  return sql`insert into idempotency (workspace_id, actor_id, key, body_hash, created_at, status, response)
    select ${context.workspace.id}::uuid, ${context.actor.id}::uuid, ${key}, ${hash}, ${context.clock().toISOString()}::timestamptz, 201, ${JSON.stringify(saved)}::jsonb
    where exists (select from done)`
}

/** Forgets keys after a day. */
export async function forgetOldKeys(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('created_at', '<', new Date(now.getTime() - DAY_MS).toISOString())
    .execute()
}
