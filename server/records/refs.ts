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
  for (const [field, target] of recordReferences(entity))
    for (const row of rows) note(wanted, target, row[field])
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
    .map(([name, ids]) => labelSelect(context, entityOf(name), uuidArray([...ids])))
  if (parts.length === 0) return {}
  const { rows } = await sql<Label>`${keptPlan} ${sql.join(parts, sql` union all `)}`.execute(
    context.database.keptDb,
  )
  return readLabels(rows)
}

/** A label as the database gives it. */
export interface Label {
  readonly entity: string
  readonly id: string
  readonly fields: Values
}

export function readLabels(labels: readonly Label[]): Refs {
  return Object.fromEntries(
    labels.map(({ entity, id, fields }) => [id, { entity, title: titleOf(entityOf(entity), fields) }]),
  )
}

/**
 * The same labels as a JSON array of `Label`, inside the statement that finds the rows: `page` is a relation with a
 * column of each field's name. Null where none of the fields points to a record.
 */
export function labelsOfPage(
  context: Context,
  entity: Entity,
  fields: readonly string[],
  page: RawBuilder<unknown>,
): RawBuilder<readonly Label[] | null> {
  const pointing = recordReferences(entity).filter(([field]) => fields.includes(field))
  const parts = [...new Set(pointing.map(([, target]) => target))].map((target) => {
    const columns = pointing
      .filter(([, each]) => each === target)
      .map(([field]) => pointer(entity, sql`p.${sql.id(field)}`, field))
    const ids = sql`array(select x.id from (${page}) p, unnest(array[${sql.join(columns)}]) x (id))`
    return labelSelect(context, entityOf(target), ids)
  })
  return parts.length === 0
    ? sql`null::json`
    : sql`(select json_agg(l) from (${sql.join(parts, sql` union all `)}) l)`
}

/** What the workspace added comes as JSON. */
function pointer(entity: Entity, column: RawBuilder<unknown>, field: string): RawBuilder<unknown> {
  return entity.fields[field]?.custom ? sql`(${column} #>> '{}')::uuid` : column
}

function recordReferences(entity: Entity): [field: string, target: string][] {
  return columnsOf(entity).flatMap(({ field, def }): [string, string][] => {
    const target = referenceOf(def)
    return target?.of === 'record' ? [[field, target.entity]] : []
  })
}

function labelSelect(context: Context, entity: Entity, ids: RawBuilder<unknown>): RawBuilder<unknown> {
  // Tags and options keep their name in the trash, so that history stays readable.
  const isShown = entity.owned ? sql`t.deleted_at is null` : sql`true`
  return sql`select ${sql.lit(entity.name)} as entity, t.id, ${labelColumns(context, entity)} as fields from ${sql.table(entity.table)} t
    where t.workspace_id = ${context.workspace.id} and t.id = any(${ids}) and ${isShown} and ${reachCondition(reachOf(context, entity, 'read'), 't')}`
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
