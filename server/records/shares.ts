// About how many records a condition promises, from figures that are some seconds old: enough to choose a plan, never shown to anyone.
import type { Entity } from '#contract/entity.ts'
import { sql } from 'kysely'
import type { Context } from './actor.ts'
import { EVERYBODY, NOBODY } from './rollups.ts'

export interface Shares {
  readonly total: number
  /** Records of an owner; `NOBODY` for those without one. */
  readonly byOwner: ReadonlyMap<string, number>
  /** Records per rollup and value. */
  readonly byValue: ReadonlyMap<string, number>
}

const MAX_AGE_MS = 10_000
const kept = new Map<string, { shares: Promise<Shares>; at: number }>()

/** Known shares, at most about ten seconds old; a stale answer is used while a new one is fetched. */
export async function sharesOf(context: Context, entity: Entity): Promise<Shares> {
  const name = `${context.workspace.id}/${entity.name}`
  const now = Date.now()
  const known = kept.get(name)
  if (known && now - known.at < MAX_AGE_MS) return known.shares
  const fresh = loadShares(context, entity)
  const entry = { shares: known?.shares ?? fresh, at: now }
  kept.set(name, entry)
  fresh.then(
    (shares) => kept.set(name, { shares: Promise.resolve(shares), at: now }),
    () => kept.delete(name),
  )
  return entry.shares
}

/** Name of a share in `byValue`. */
export function shareName(rollup: number, value: string): string {
  return `${rollup}/${value}`
}

async function loadShares(context: Context, entity: Entity): Promise<Shares> {
  const { rows } = await sql<{ rollup: number; owner_id: string; k: string; n: number }>`
    select rollup, owner_id, k, n from rollup
    where workspace_id = ${context.workspace.id} and entity = ${entity.code} and (owner_id = ${EVERYBODY}::uuid or rollup = 1)`.execute(
    context.database.readDb,
  )
  const byOwner = new Map<string, number>()
  const byValue = new Map<string, number>()
  let total = 0
  for (const { rollup, owner_id, k, n } of rows) {
    if (owner_id !== EVERYBODY) byOwner.set(owner_id, n)
    else if (rollup === 1 && k === NOBODY) total = n
    else byValue.set(shareName(rollup, k), n)
  }
  return { total, byOwner, byValue }
}
