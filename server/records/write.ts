// The one statement through which records change: row, change, search entries and figures together or not at all.
import { actorKinds, changeVerbs, type ChangeVerb, type Diff, vias } from '#contract/changes.ts'
import type { Entity } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import { newId } from '#server/platform/ids.ts'
import { keptPlan } from '#server/platform/kept-plans.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { columnsOf, customColumnsOf, ownColumnsOf } from './columns.ts'
import { derivedColumns } from './derived.ts'
import { heldReferences } from './held-references.ts'
import { deltasOf, type Delta, deltaRows } from './rollups.ts'
import { rulesOf } from './rules.ts'
import type { Stored } from './stored.ts'
import type { Db, Trx } from './tables.ts'
import { searchParts } from './write-search.ts'
import { sortParts } from './write-sorts.ts'

/** One record before and after. A creation has no `before`; versions of `after` are already raised. */
export interface Write {
  readonly verb: ChangeVerb
  readonly before: Stored | undefined
  readonly after: Stored
  readonly diff: Diff
  readonly changeId: string
  /** The change that this one takes back. */
  readonly undoes?: string | undefined
}
interface WriteOptions {
  readonly batchId?: string | undefined
  /** A further part of the same statement, such as the answer kept for a retry. */
  readonly also?: RawBuilder<unknown> | undefined
  /** False for the rest of a step that was decided: what it points to may be on its way out, and leaves the record then. */
  readonly hold?: boolean | undefined
}

/**
 * Writes records of one entity; returns the ids that were written. A record whose version moved meanwhile is left
 * alone with all that belongs to it, and all are where something that they newly point to was taken away: the caller
 * reads again and decides. Several at once need their rows locked.
 */
export async function writeRecords(
  db: Db | Trx,
  context: Context,
  entity: Entity,
  writes: readonly Write[],
  options: WriteOptions = {},
): Promise<string[]> {
  if (writes.length === 0) return []
  const diffs = options.hold === false ? [] : writes.map((write) => write.diff)
  const rules = rulesOf(entity)
  const held = heldReferences(context, entity, diffs)
  const parts = [
    ...held.parts,
    sql`done as (${recordPart(context, entity, writes, held.all)})`,
    sql`logged as (${changePart(context, entity, writes, options.batchId)})`,
    ...searchParts(context, entity, writes),
    ...sortParts(context, entity, writes),
    ...figureParts(context, entity, writes),
    ...(options.also ? [sql`also as (${options.also})`] : []),
    ...(rules.also ? [sql`ruled as (${rules.also(context)})`] : []),
  ]
  const { rows } = await sql<{ id: string }>`${keptPlan} with ${sql.join(parts)} select id from done`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

export function newChangeId(context: Context): string {
  return newId(context.clock().getTime())
}

// ---- The record itself ----

interface WriteColumn {
  readonly name: string
  readonly type: string
  readonly value: (row: Stored, derived: Readonly<Record<string, unknown>>) => unknown
}

function recordPart(
  context: Context,
  entity: Entity,
  writes: readonly Write[],
  held: RawBuilder<boolean>,
): RawBuilder<unknown> {
  const part = writes[0]?.before === undefined ? insertPart : updatePart
  return sql`${part(context, entity, writes, held)} returning t.id`
}

function insertPart(
  context: Context,
  entity: Entity,
  writes: readonly Write[],
  held: RawBuilder<boolean>,
): RawBuilder<unknown> {
  const columns = [
    ...stampColumns,
    ...fieldColumns(entity, undefined),
    ...keyColumns(entity),
    ...customColumns(entity, undefined).slice(0, 1),
  ]
  const names = sql.join(columns.map((column) => sql.id(column.name)))
  return sql`insert into ${sql.table(entity.table)} as t (workspace_id, ${names})
    select ${context.workspace.id}::uuid, ${names} from ${rowSet(context, entity, writes, columns)} where ${held}`
}

/** Only the columns of fields that some write changed, so that updates stay within their page where no index is touched. */
function updatePart(
  context: Context,
  entity: Entity,
  writes: readonly Write[],
  held: RawBuilder<boolean>,
): RawBuilder<unknown> {
  const changed = new Set(writes.flatMap((write) => Object.keys(write.diff)))
  const columns = [...fieldColumns(entity, changed), ...(changed.size > 0 ? keyColumns(entity) : [])]
  const customs = customColumns(entity, changed)
  const stamp = stampColumns.filter((column) =>
    ['id', 'updated_at', 'deleted_at', 'version'].includes(column.name),
  )
  const sets = [
    ...[...columns, ...stamp.filter((column) => column.name !== 'id')].map(
      (column) => sql`${sql.id(column.name)} = x.${sql.id(column.name)}`,
    ),
    ...(customs.length > 0 ? [sql`custom = (t.custom - x.custom_gone) || x.custom`] : []),
  ]
  return sql`update ${sql.table(entity.table)} t set ${sql.join(sets)} from ${rowSet(context, entity, writes, [...stamp, ...columns, ...customs])}
    where t.workspace_id = ${context.workspace.id} and t.id = x.id and t.version = x.version - 1 and ${held}`
}

const stampColumns: readonly WriteColumn[] = [
  { name: 'id', type: 'uuid', value: (row) => row.id },
  { name: 'created_at', type: 'timestamptz', value: (row) => row.createdAt },
  { name: 'created_by', type: 'uuid', value: (row) => row.createdBy },
  { name: 'updated_at', type: 'timestamptz', value: (row) => row.updatedAt },
  { name: 'deleted_at', type: 'timestamptz', value: (row) => row.deletedAt },
  { name: 'version', type: 'int', value: (row) => row.version },
]

function fieldColumns(entity: Entity, only: ReadonlySet<string> | undefined): WriteColumn[] {
  return ownColumnsOf(entity)
    .filter((column) => only === undefined || only.has(column.field))
    .map((column) => ({
      name: column.name,
      type: column.def.kind.column,
      value: (row) => row.values[column.field],
    }))
}

/** What the custom fields in question hold now, and which of them are empty; none where there is nothing to write. */
function customColumns(entity: Entity, only: ReadonlySet<string> | undefined): WriteColumn[] {
  const names = customColumnsOf(entity)
    .map((column) => column.field)
    .filter((field) => only === undefined || only.has(field))
  if (names.length === 0) return []
  const isGone = (row: Stored, name: string) => isEmpty(row.values[name])
  return [
    {
      name: 'custom',
      type: 'jsonb',
      value: (row) =>
        Object.fromEntries(names.flatMap((name) => (isGone(row, name) ? [] : [[name, row.values[name]]]))),
    },
    { name: 'custom_gone', type: 'text[]', value: (row) => names.filter((name) => isGone(row, name)) },
  ]
}

function keyColumns(entity: Entity): WriteColumn[] {
  const sorts = columnsOf(entity).flatMap(({ sort, name, def }) =>
    sort === undefined || sort === name
      ? []
      : [{ name: sort, type: def.kind.sortKey === 'base' ? 'bigint' : 'text' }],
  )
  return [{ name: 'name_key', type: 'text' }, { name: 'folded', type: 'jsonb' }, ...sorts].map((column) => ({
    ...column,
    value: (_row, derived) => derived[column.name],
  }))
}

/** The rows as one parameter; types come from the definition. */
function rowSet(
  context: Context,
  entity: Entity,
  writes: readonly Write[],
  columns: readonly WriteColumn[],
): RawBuilder<unknown> {
  const rows = writes.map(({ after }) => {
    const derived = derivedColumns(entity, after.values, context.workspace.currency)
    return Object.fromEntries(columns.map((column) => [column.name, column.value(after, derived) ?? null]))
  })
  const shape = columns.map((column) => sql`${sql.id(column.name)} ${sql.raw(column.type)}`)
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x (${sql.join(shape)})`
}

// ---- Its change ----

function changePart(
  context: Context,
  entity: Entity,
  writes: readonly Write[],
  batchId: string | undefined,
): RawBuilder<unknown> {
  const rows = writes.map((write) => {
    const moved = statusMove(entity, write)
    return {
      id: write.changeId,
      at: write.after.updatedAt,
      record_id: write.after.id,
      record_version: write.after.version,
      verb: changeVerbs[write.verb],
      undoes: write.undoes ?? null,
      diff: write.diff,
      moved_from: moved?.from ?? null,
      moved_to: moved?.to ?? null,
    }
  })
  const { actor } = context
  return sql`insert into change (workspace_id, id, at, actor_kind, actor_id, via, batch_id, undoes, entity, record_id, record_version, verb, diff, moved_from, moved_to)
    select ${context.workspace.id}::uuid, c.id, c.at, ${actorKinds[actor.kind]}::smallint, ${actor.id}::uuid, ${vias[context.via]}::smallint, ${batchId ?? null}::uuid,
      c.undoes, ${entity.code}::smallint, c.record_id, c.record_version, c.verb, c.diff, c.moved_from, c.moved_to
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) c (id uuid, at timestamptz, record_id uuid, record_version int, verb smallint, undoes uuid, diff jsonb, moved_from uuid, moved_to uuid)
    join done on done.id = c.record_id`
}

/** Status before and after, for figures of moves; the first status of a creation counts as a move from nowhere. */
function statusMove(
  entity: Entity,
  { before, after }: Write,
): { from: string | null; to: string | null } | undefined {
  if (!('statusId' in entity.fields)) return undefined
  const from = typeof before?.values['statusId'] === 'string' ? before.values['statusId'] : null
  const to = typeof after.values['statusId'] === 'string' ? after.values['statusId'] : null
  return from === to ? undefined : { from, to }
}

// ---- What the figures gain and lose ----

function figureParts(context: Context, entity: Entity, writes: readonly Write[]): RawBuilder<unknown>[] {
  const sums = new Map<string, Delta>()
  for (const { before, after } of writes) {
    const alive = (row: Stored | undefined) => (row && row.deletedAt === null ? row.values : undefined)
    for (const delta of deltasOf(entity, alive(before), alive(after))) {
      const name = `${delta.rollup}/${delta.owner}/${delta.key}`
      sums.set(name, { ...delta, n: delta.n + (sums.get(name)?.n ?? 0) })
    }
  }
  const deltas = [...sums.values()].filter((delta) => delta.n !== 0)
  if (deltas.length === 0) return []
  return [
    sql`figures as (insert into rollup_delta (workspace_id, id, entity, rollup, owner_id, k, n) ${deltaRows(context.workspace.id, entity, deltas)} where exists (select from done))`,
  ]
}
