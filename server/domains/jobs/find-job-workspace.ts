// For the command line alone, which stands above workspaces.
import type { Db } from '#server/records/tables.ts'

/** Undefined for an id that is no job's, or is none. */
export async function findJobWorkspace(db: Db, id: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id)) return undefined
  const workspaces = await db.selectFrom('workspace').select('id').execute()
  const found = await db
    .selectFrom('job')
    .select('workspace_id')
    .where(
      'workspace_id',
      'in',
      workspaces.map((each) => each.id),
    )
    .where('id', '=', id)
    .executeTakeFirst()
  return found?.workspace_id
}
