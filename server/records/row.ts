// Rows of the database as records: which columns are read for which fields, and how they come out.
import { type AnyRow, type Entity, titleOf } from '#contract/entity.ts'
import { momentOf } from '#server/platform/database-values.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { columnsOf, ownColumnsOf } from './columns.ts'
import { accessOf, verbsWithin } from './scope.ts'

export type RawRow = Readonly<Record<string, unknown>> & { readonly id: string }

/** Names of the fields that the actor may see, in the order of the definition. */
export function visibleFields(context: Context, entity: Entity): string[] {
  const { hidden } = accessOf(context.actor, entity)
  return Object.keys(entity.fields).filter((name) => !hidden.includes(name))
}

/** The fields of an answer: those asked for that are visible; all visible ones where nothing was asked. Unknown and hidden names are left out alike. */
export function chosenFields(
  context: Context,
  entity: Entity,
  asked: readonly string[] | undefined,
): string[] {
  const visible = visibleFields(context, entity)
  return asked === undefined ? visible : visible.filter((name) => asked.includes(name))
}

const selected = new Map<string, RawBuilder<RawRow>>()
/** Columns of a select list for these fields, with what stamp, title and rights need. The same few lists come again and again. */
export function selectColumns(entity: Entity, fields: readonly string[], alias: string): RawBuilder<RawRow> {
  const needed = new Set([...fields, ...entity.title, ...entity.titleFallback])
  if (entity.owned) needed.add('ownerId')
  const columns = columnsOf(entity).filter((column) => needed.has(column.field))
  const key = `${entity.name} ${alias} ${columns.map(({ field }) => field).join()}`
  const known = selected.get(key)
  if (known) return known
  // Names from the definition, quoted; as text they are not taken apart and put together for every request.
  const names = [
    ...stampColumns.map((name) => `${alias}."${name}"`),
    ...columns.map(({ field, name, def }) =>
      def.custom ? `${alias}.custom -> '${field}' as "${field}"` : `${alias}."${name}" as "${field}"`,
    ),
  ]
  const made = sql.raw<RawRow>(names.join(', '))
  if (selected.size < MOST_LISTS) selected.set(key, made)
  return made
}
const stampColumns = ['id', 'created_at', 'created_by', 'updated_at', 'deleted_at', 'version']
const MOST_LISTS = 500

const momentStamps = ['created_at', 'updated_at', 'deleted_at']
/** Rows that the database gave as JSON, which writes moments in its own way, as it gives them one by one. */
export function fromJson<Row extends RawRow>(entity: Entity, rows: readonly Row[]): readonly Row[] {
  const moments = ownColumnsOf(entity)
    .filter(({ def }) => def.kind.column === 'timestamptz(3)')
    .map(({ field }) => field)
    .concat(momentStamps)
  for (const row of rows) {
    const read: Record<string, unknown> = row
    for (const name of moments) {
      const value = read[name]
      if (typeof value === 'string') read[name] = momentOf(value)
    }
  }
  return rows
}

/** A record for this actor: hidden fields are missing, the title is made of what is visible. */
export function toRecord(context: Context, entity: Entity, fields: readonly string[], raw: RawRow): AnyRow {
  return recordMaker(context, entity, fields)(raw)
}

/** The same for many rows: what holds for all of them is found out once. */
export function recordMaker(
  context: Context,
  entity: Entity,
  fields: readonly string[],
): (raw: RawRow) => AnyRow {
  const { hidden } = accessOf(context.actor, entity)
  const unseen = [...entity.title, ...entity.titleFallback].filter((name) => hidden.includes(name))
  const without = Object.fromEntries(unseen.map((name) => [name, null]))
  const empties = fields.map((name) => [name, entity.fields[name]?.kind.empty ?? null] as const)
  const can = verbsWithin(context, entity)
  // Copied, so that every record has its room and its shape at once; growing key by key takes ten times the memory.
  const names = [
    'id',
    'title',
    ...fields,
    'createdAt',
    'createdBy',
    'updatedAt',
    'deletedAt',
    'version',
    'can',
  ]
  const blank: Readonly<Record<string, unknown>> = Object.fromEntries(names.map((name) => [name, null]))
  return (raw) => {
    const record: Record<string, unknown> = { ...blank }
    record['id'] = raw.id
    record['title'] = titleOf(entity, unseen.length === 0 ? raw : { ...raw, ...without })
    for (const [name, empty] of empties) record[name] = raw[name] ?? empty
    record['createdAt'] = raw['created_at']
    record['createdBy'] = raw['created_by']
    record['updatedAt'] = raw['updated_at']
    record['deletedAt'] = raw['deleted_at']
    record['version'] = raw['version']
    record['can'] = can(raw, raw['deleted_at'] !== null)
    // Fields and stamp are exactly what AnyRow is.
    return record as unknown as AnyRow
  }
}
