// Labels of the records that rows point to, for those that the actor may see; one statement for a whole page.
import { type AnyRow, type Entity, referenceOf, titleOf, type Values } from '#contract/entity.ts'
import { entityOf } from '#contract/entities/list.ts'
import type { Refs } from '#contract/schemas.ts'
import { keptPlan } from '#server/platform/kept-plans.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { columnsOf } from './columns.ts'
import { accessOf, reachCondition, reachOf, uuidArray } from './scope.ts'

/** Labels by id. What may not be seen, and owned records in the trash, have none. */
export async function refsOf(
  context: Context,
  entity: Entity,
  rows: readonly (AnyRow | Values)[],
): Promise<Refs> {
  const wanted = new Map<string, Set<string>>()
  for (const { field, def } of columnsOf(entity)) {
    const target = referenceOf(def)
    if (target?.of !== 'record') continue
    for (const row of rows) note(wanted, target.entity, row[field])
  }
  return labelsOf(context, wanted)
}

/** Adds an id to those whose label is wanted. */
export function note(wanted: Map<string, Set<string>>, entity: string, id: unknown): void {
  if (typeof id !== 'string') return
  const ids = wanted.get(entity) ?? new Set()
  wanted.set(entity, ids.add(id))
}

/** Titles of records by entity and id, in one statement. */
export async function labelsOf(
  context: Context,
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Refs> {
  const parts = [...wanted]
    .filter(([, ids]) => ids.size > 0)
    .map(([name, ids]) => labelSelect(context, entityOf(name), [...ids]))
  if (parts.length === 0) return {}
  const { rows } = await sql<{
    entity: string
    id: string
    fields: Values
  }>`${keptPlan} ${sql.join(parts, sql` union all `)}`.execute(context.database.keptDb)
  return Object.fromEntries(
    rows.map(({ entity, id, fields }) => [id, { entity, title: titleOf(entityOf(entity), fields) }]),
  )
}

function labelSelect(context: Context, entity: Entity, ids: readonly string[]): RawBuilder<unknown> {
  // Tags and options keep their name in the trash, so that history stays readable.
  const isShown = entity.owned ? sql`t.deleted_at is null` : sql`true`
  return sql`select ${sql.lit(entity.name)} as entity, t.id, ${labelColumns(context, entity)} as fields from ${sql.table(entity.table)} t
    where t.workspace_id = ${context.workspace.id} and t.id = any(${uuidArray(ids)}) and ${isShown} and ${reachCondition(reachOf(context, entity, 'read'), 't')}`
}

/** The fields that make a record's title, as far as the actor may see them, as one jsonb value of the alias t. */
export function labelColumns(context: Context, entity: Entity): RawBuilder<Values> {
  const { hidden } = accessOf(context.actor, entity)
  const names = new Set([...entity.title, ...entity.titleFallback].filter((name) => !hidden.includes(name)))
  const pairs = columnsOf(entity)
    .filter((column) => names.has(column.field))
    .flatMap((column) => [sql.lit(column.field), sql.ref(`t.${column.name}`)])
  return sql`jsonb_build_object(${sql.join(pairs)})`
}
