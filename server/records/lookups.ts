// Everything that a write points to, looked up in one statement under the actor's predicate: records, members, options.
import {
  type Entity,
  type Field,
  referenceOf,
  type ReferenceTarget,
  titleOf,
  type Values,
} from '#contract/entity.ts'
import { entityOf } from '#contract/entities/list.ts'
import { entityOfList } from '#contract/entities/option-lists.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import type { Refs } from '#contract/schemas.ts'
import type { FieldProblem } from '#server/platform/problem.ts'
import { keptPlan } from '#server/platform/kept-plans.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { labelColumns } from './refs.ts'
import { reachCondition, reachOf, uuidArray } from './scope.ts'
import type { Db, Trx } from './tables.ts'

export interface Lookups {
  /** Labels of records, for the answer. */
  readonly refs: Refs
  /** What a field may be set to: found, visible, active; `archived` for options that are kept only for old records. */
  state(target: ReferenceTarget, id: string): 'ok' | 'archived' | 'unknown'
}

/** Looks up every reference of these rows at once. */
export async function lookUp(
  db: Db | Trx,
  context: Context,
  entity: Entity,
  rows: readonly Values[],
): Promise<Lookups> {
  const wanted = wantedIds(entity, rows)
  const parts = [...wanted.values()].map(({ target, ids }) => lookupSelect(context, target, [...ids]))
  const found = new Map<string, { archived: boolean }>()
  const refs: Record<string, Refs[string]> = {}
  if (parts.length > 0) {
    const { rows: hits } = await sql<{
      source: string
      id: string
      archived: boolean
      fields: Values
    }>`${keptPlan} ${sql.join(parts, sql` union all `)}`.execute(db)
    for (const { source, id, archived, fields } of hits) {
      found.set(`${source}/${id}`, { archived })
      if (source.startsWith('record:'))
        refs[id] = { entity: source.slice(7), title: titleOf(entityOf(source.slice(7)), fields) }
    }
  }
  const state = (target: ReferenceTarget, id: string) => {
    const hit = found.get(`${sourceOf(target)}/${id}`)
    return hit === undefined ? 'unknown' : hit.archived ? 'archived' : 'ok'
  }
  return { refs, state }
}

/** Problems of the references that a write newly sets; those that stay as they were are nobody's business. */
export function referenceProblems(
  entity: Entity,
  lookups: Lookups,
  before: Values | undefined,
  after: Values,
): FieldProblem[] {
  return Object.entries(entity.fields).flatMap(([name, def]) => {
    const target = referenceOf(def)
    if (!target) return []
    const old = idsOf(before?.[name])
    for (const id of idsOf(after[name])) {
      if (old.includes(id)) continue
      const state = lookups.state(target, id)
      if (state !== 'ok')
        return [
          {
            path: name,
            code: state === 'archived' ? ('archived-option' as const) : ('unknown-reference' as const),
          },
        ]
    }
    return []
  })
}

function wantedIds(
  entity: Entity,
  rows: readonly Values[],
): Map<string, { target: ReferenceTarget; ids: Set<string> }> {
  const wanted = new Map<string, { target: ReferenceTarget; ids: Set<string> }>()
  for (const [name, def] of Object.entries(entity.fields) as [string, Field][]) {
    const target = referenceOf(def)
    if (!target) continue
    const source = sourceOf(target)
    const entry = wanted.get(source) ?? { target, ids: new Set() }
    for (const row of rows) for (const id of idsOf(row[name])) entry.ids.add(id)
    if (entry.ids.size > 0) wanted.set(source, entry)
  }
  return wanted
}

function sourceOf(target: ReferenceTarget): string {
  if (target.of === 'record') return `record:${target.entity}`
  return target.of === 'member' ? 'member' : `option:${target.list}`
}

function idsOf(value: unknown): readonly string[] {
  if (isEmpty(value)) return []
  return Array.isArray(value) ? (value as readonly string[]) : [String(value)]
}

function lookupSelect(
  context: Context,
  target: ReferenceTarget,
  ids: readonly string[],
): RawBuilder<unknown> {
  const source = sql.lit(sourceOf(target))
  const within = sql`t.workspace_id = ${context.workspace.id} and t.id = any(${uuidArray(ids)})`
  if (target.of === 'member')
    return sql`select ${source} as source, t.id, not t.active as archived, null::jsonb as fields from member t where ${within}`
  if (target.of === 'option') {
    if (entityOfList(target.list) === 'tag')
      return sql`select ${source} as source, t.id, t.merged_into is not null as archived, null::jsonb as fields from tag t where ${within} and t.deleted_at is null`
    return sql`select ${source} as source, t.id, t.archived, null::jsonb as fields from option t where ${within} and t.deleted_at is null and t.list = ${target.list}`
  }
  const entity = entityOf(target.entity)
  return sql`select ${source} as source, t.id, false as archived, ${labelColumns(context, entity)} as fields from ${sql.table(entity.table)} t
    where ${within} and t.deleted_at is null and ${reachCondition(reachOf(context, entity, 'read'), 't')}`
}
