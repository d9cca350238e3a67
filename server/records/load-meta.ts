// What screens need of a workspace once, read in one statement.
import type { Member, Meta, OptionItem } from '#contract/actions/workspace.ts'
import type { Language } from '#contract/language.ts'
import { sql } from 'kysely'
import type { Db } from './tables.ts'

interface MetaRows {
  readonly workspace: {
    readonly id: string
    readonly slug: string
    readonly name: string
    readonly language: Language
    readonly currency: string
    readonly zone: string
    readonly week_start: number
    readonly country: string
    readonly unassigned_visible: boolean
    readonly version: number
  }
  readonly members: Member[]
  readonly teams: Meta['teams']
  readonly options: OptionItem[]
  readonly tags: Meta['tags']
}

/** Everything of the workspace; what the reader may not see is taken out by the caller. Nothing of the trash. */
export async function loadMeta(db: Db, workspaceId: string): Promise<MetaRows> {
  const id = sql`${workspaceId}::uuid`
  const { rows } = await sql<MetaRows>`
    select to_jsonb(w) as workspace,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', m.id, 'name', a.name, 'role', m.role, 'teamId', m.team_id, 'active', m.active
        ) order by m.id), '[]') from member m join account a on a.id = m.account_id where m.workspace_id = ${id}) as members,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', t.id, 'name', t.name, 'parentId', t.parent_id, 'version', t.version
        ) order by t.name_key, t.id), '[]') from team t where t.workspace_id = ${id} and t.deleted_at is null) as teams,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', o.id, 'list', o.list, 'name', o.name, 'names', o.names, 'category', o.category, 'group', o."group",
          'color', o.color, 'position', o.position, 'archived', o.archived, 'mergedInto', o.merged_into, 'version', o.version
        ) order by o.list, o.position, o.id), '[]') from option o where o.workspace_id = ${id} and o.deleted_at is null) as options,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'id', g.id, 'name', g.name, 'color', g.color, 'mergedInto', g.merged_into, 'version', g.version
        ) order by g.name_key, g.id), '[]') from tag g where g.workspace_id = ${id} and g.deleted_at is null) as tags
    from workspace w where w.id = ${id}`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('the workspace of the context is gone')
  return row
}
