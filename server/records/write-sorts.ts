// The keys of sortable fields that a workspace added, as parts of the statement that writes their records.
import type { Entity } from '#contract/entity.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { sortKeysOf } from './sort-keys.ts'
import type { Stored } from './stored.ts'

interface BeforeAndAfter {
  readonly before: Stored | undefined
  readonly after: Stored
}

/** `done` of the statement holds the ids of the records that are written. Records in the trash have no keys. */
export function sortParts(
  context: Context,
  entity: Entity,
  writes: readonly BeforeAndAfter[],
): RawBuilder<unknown>[] {
  const { id, currency } = context.workspace
  const keysOf = (row: Stored | undefined) =>
    row && row.deletedAt === null ? sortKeysOf(entity, row.values, currency) : {}
  const fresh: { record_id: string; field: string; key: string }[] = []
  const gone: { record_id: string; field: string }[] = []
  for (const { before, after } of writes) {
    const [old, now] = [keysOf(before), keysOf(after)]
    for (const [field, key] of Object.entries(now))
      if (old[field] !== key) fresh.push({ record_id: after.id, field, key })
    for (const field of Object.keys(old)) if (!(field in now)) gone.push({ record_id: after.id, field })
  }
  return [
    ...(fresh.length === 0
      ? []
      : [
          sql`sorted as (insert into field_value (workspace_id, record_id, field, key)
            select ${id}::uuid, n.record_id, n.field, n.key
            from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) n (record_id uuid, field text, key text) join done on done.id = n.record_id
            on conflict (workspace_id, record_id, field) do update set key = excluded.key)`,
        ]),
    ...(gone.length === 0
      ? []
      : [
          sql`unsorted as (delete from field_value v
            using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) g (record_id uuid, field text) join done on done.id = g.record_id
            where v.workspace_id = ${id}::uuid and v.record_id = g.record_id and v.field = g.field)`,
        ]),
  ]
}
