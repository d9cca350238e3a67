// What a write newly points to has to be there still when it commits: its rows are held until then, or nothing is written.
import type { Diff } from '#contract/changes.ts'
import { type Entity, referenceOf } from '#contract/entity.ts'
import { entityOf } from '#contract/entities/list.ts'
import { entityOfList } from '#contract/entities/option-lists.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { isSetDiff } from './diff.ts'
import { uuidArray } from './scope.ts'

/** What makes a row a choice, by table. */
const usable: Readonly<Record<string, RawBuilder<boolean>>> = {
  member: sql`h.active`,
  option: sql`h.deleted_at is null and not h.archived`,
  tag: sql`h.deleted_at is null and h.merged_into is null`,
}
const isThere = sql<boolean>`h.deleted_at is null`

/**
 * Parts of a statement that lock what its writes newly point to, and the condition under which it writes. Whoever takes
 * such a row away waits for this write; where that came first, nothing is written and the caller looks again.
 */
export function heldReferences(
  context: Context,
  entity: Entity,
  diffs: readonly Diff[],
): { parts: RawBuilder<unknown>[]; all: RawBuilder<boolean> } {
  const wanted = [...newReferences(entity, diffs)]
  const held = wanted.map(([table, ids]) => ({ table, name: sql.id(`held_${table}`), ids: [...ids] }))
  const parts = held.map(
    ({ table, name, ids }) => sql`${name} as materialized (select h.id from ${sql.table(table)} h
      where h.workspace_id = ${context.workspace.id} and h.id = any(${uuidArray(ids)}) and ${usable[table] ?? isThere} order by h.id for share)`,
  )
  const counts = held.map(({ name, ids }) => sql<boolean>`(select count(*) from ${name}) = ${ids.length}`)
  return { parts, all: counts.length === 0 ? sql`true` : sql`${sql.join(counts, sql` and `)}` }
}

function newReferences(entity: Entity, diffs: readonly Diff[]): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>()
  for (const diff of diffs) {
    for (const [field, change] of Object.entries(diff)) {
      const table = holdable(entity, field)
      if (!table) continue
      for (const id of isSetDiff(change) ? change.added : [change[1]])
        if (typeof id === 'string') wanted.set(table, (wanted.get(table) ?? new Set()).add(id))
    }
  }
  return wanted
}

/** Table of what may be taken away only while nothing points to it. Owned records may at any time: what points to them waits for their restoration. */
function holdable(entity: Entity, field: string): string | undefined {
  const def = entity.fields[field]
  const target = def && referenceOf(def)
  if (target?.of === 'member') return 'member'
  if (target?.of === 'option') return entityOfList(target.list)
  if (target?.of !== 'record') return undefined
  const { owned, table } = entityOf(target.entity)
  return owned ? undefined : table
}
