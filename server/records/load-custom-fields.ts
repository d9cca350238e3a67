// The fields of a workspace, kept by every server until the workspace's number of changes says that its copy is old.
import type { CustomField } from '#contract/custom-fields.ts'
import { customField } from '#contract/entities/custom-field.ts'
import { keptPlan } from '#server/platform/kept-plans.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import type { CustomFields } from './custom-fields.ts'
import { type RawRow, selectColumns } from './row.ts'
import type { Db, RapportDatabase, Trx } from './tables.ts'

interface Known {
  readonly version: number
  readonly fields: Promise<CustomFields>
}
const known = new WeakMap<RapportDatabase, Map<string, Known>>()
const none: CustomFields = []

/** `version` is that of the workspace's row as the request found it; with it a list that was read before still holds. */
export async function customFieldsOf(
  database: RapportDatabase,
  workspaceId: string,
  version: number,
): Promise<CustomFields> {
  if (version === 0) return none
  const kept = known.get(database) ?? new Map<string, Known>()
  known.set(database, kept)
  const found = kept.get(workspaceId)
  if (found && found.version === version) return found.fields
  const fields = loadCustomFields(database.keptDb, workspaceId)
  kept.set(workspaceId, { version, fields })
  fields.catch(() => kept.delete(workspaceId))
  return fields
}

export async function loadCustomFields(db: Db | Trx, workspaceId: string): Promise<CustomFields> {
  const names = Object.keys(customField.fields)
  const { rows } = await sql<CustomField & RawRow & { readonly deleted_at: string | null }>`${keptPlan}
    select ${selectColumns(customField, names, 't')} from field t where t.workspace_id = ${workspaceId}::uuid order by t.id`.execute(
    db,
  )
  return rows.map((row) => {
    const stamp = { id: row.id, version: row.version, isGone: row.deleted_at !== null }
    return { ...Object.fromEntries(names.map((name) => [name, row[name]])), ...stamp } as CustomField
  })
}

/** A part of the statement that writes fields: with it every server sees that its copy is old. */
export function raiseFieldsVersion({ workspace }: Pick<Context, 'workspace'>): RawBuilder<unknown> {
  return sql`update workspace set fields_version = fields_version + 1 where id = ${workspace.id}::uuid and exists (select from done)`
}
