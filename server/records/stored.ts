// A record as it is stored: every field, whoever may see it. Never leaves this floor without passing toRecord.
import { type Entity, type Values } from '#contract/entity.ts'
import { Problem } from '#server/platform/problem.ts'
import { keptPlan } from '#server/platform/kept-plans.ts'
import { sql } from 'kysely'
import type { Context } from './actor.ts'
import { columnsOf } from './columns.ts'
import { type RawRow, selectColumns } from './row.ts'
import { reachOf, reaches, uuidArray, writeReach } from './scope.ts'
import type { Verb } from '#contract/access.ts'
import type { Db, Trx } from './tables.ts'

export interface Stored {
  readonly id: string
  readonly createdAt: string
  readonly createdBy: string | null
  readonly updatedAt: string
  readonly deletedAt: string | null
  readonly version: number
  /** Every field of the definition. */
  readonly values: Values
}

/** What a transaction keeps others from until it ends. */
export interface Hold {
  /** The rows, against all but new references to them; in the order of ids, so that nobody waits in a circle. */
  readonly row?: boolean
  /** Every move within the tree of this entity. It is waited for before the row is, by everyone. */
  readonly tree?: boolean
}
export function holdsAnything({ row, tree }: Hold): boolean {
  return row === true || tree === true
}

/** Rows by id, held inside a transaction where that is asked for. */
export async function loadStored(
  db: Db | Trx,
  context: Context,
  entity: Entity,
  ids: readonly string[],
  hold: Hold = {},
): Promise<Stored[]> {
  const fields = Object.keys(entity.fields)
  const tree = sql`(select pg_advisory_xact_lock(${context.workspace.code}, hashtext(${`tree of ${entity.name}`})) offset 0) held,`
  const { rows } =
    await sql<RawRow>`${keptPlan} select ${selectColumns(entity, fields, 't')} from ${hold.tree ? tree : sql``} ${sql.table(entity.table)} t
    where t.workspace_id = ${context.workspace.id} and t.id = any(${uuidArray(ids)}) order by t.id ${hold.row ? sql`for no key update of t` : sql``}`.execute(
      db,
    )
  return rows.map((row) => toStored(entity, row))
}

/** One row that the actor may see; a foreign id and an unknown id are the same 404. */
export async function loadVisible(
  db: Db | Trx,
  context: Context,
  entity: Entity,
  id: string,
  hold: Hold = {},
): Promise<Stored> {
  const [row] = await loadStored(db, context, entity, [id], hold)
  if (!row || !reaches(reachOf(context, entity, 'read'), row.values)) throw new Problem('not-found')
  return row
}

/** Throws 403 where the actor sees the record and may not do this with it. */
export function needVerb(context: Context, entity: Entity, verb: Verb, row: Stored): void {
  if (!reaches(writeReach(context, entity, verb), row.values)) throw new Problem('not-allowed')
}

/** The same shape as a row of the database, for `toRecord`. */
export function toRaw(row: Stored): RawRow {
  return {
    ...row.values,
    id: row.id,
    created_at: row.createdAt,
    created_by: row.createdBy,
    updated_at: row.updatedAt,
    deleted_at: row.deletedAt,
    version: row.version,
  }
}

function toStored(entity: Entity, raw: RawRow): Stored {
  const values = Object.fromEntries(
    columnsOf(entity).map(({ field, def }) => [field, raw[field] ?? def.kind.empty]),
  )
  return {
    id: raw.id,
    createdAt: String(raw['created_at']),
    createdBy: typeof raw['created_by'] === 'string' ? raw['created_by'] : null,
    updatedAt: String(raw['updated_at']),
    deletedAt: typeof raw['deleted_at'] === 'string' ? raw['deleted_at'] : null,
    version: Number(raw['version']),
    values,
  }
}
