// Records of one entity that point to each other as a tree.
import type { Entity, Values } from '#contract/entity.ts'
import type { FieldProblem } from '#server/platform/problem.ts'
import { sql } from 'kysely'
import type { Context } from './actor.ts'
import { columnName } from './columns.ts'
import type { Db, Trx } from './tables.ts'

/** A problem where a change would put a record below itself. A new record has nothing below it. */
export async function treeProblems(
  db: Db | Trx,
  context: Context,
  entity: Entity,
  field: string,
  { id, before, after }: { readonly id: string; readonly before: Values | undefined; readonly after: Values },
): Promise<FieldProblem[]> {
  const parent = after[field]
  if (before === undefined || typeof parent !== 'string' || parent === before[field]) return []
  return (await isAbove(db, context, entity, field, id, parent)) ? [{ path: field, code: 'cycle' }] : []
}

/** Whether `id` is `from` or lies above it, so that putting it below `from` would close a circle. */
async function isAbove(
  db: Db | Trx,
  context: Context,
  entity: Entity,
  field: string,
  id: string,
  from: string,
): Promise<boolean> {
  const parent = sql.ref(columnName(field))
  // `union` drops records met before, so that even a circle would end, however deep the tree is.
  const { rows } = await sql<{ id: string }>`with recursive up (id, parent) as (
      select id, ${parent} from ${sql.table(entity.table)} where workspace_id = ${context.workspace.id} and id = ${from}::uuid
      union select t.id, ${sql.ref(`t.${columnName(field)}`)} from ${sql.table(entity.table)} t
        join up on t.workspace_id = ${context.workspace.id} and t.id = up.parent)
    select id from up where id = ${id}::uuid limit 1`.execute(db)
  return rows.length > 0
}

/** Whether a record that is not in the trash lies directly below. */
export async function hasBelow(
  db: Db | Trx,
  context: Context,
  entity: Entity,
  field: string,
  id: string,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`select t.id from ${sql.table(entity.table)} t
    where t.workspace_id = ${context.workspace.id} and ${sql.ref(`t.${columnName(field)}`)} = ${id}::uuid
      and t.deleted_at is null limit 1`.execute(db)
  return rows.length > 0
}
