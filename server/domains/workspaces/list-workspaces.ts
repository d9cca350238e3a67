// For the command line alone, which stands above workspaces.
import type { Db } from '#server/records/tables.ts'

export function listWorkspaces(db: Db): Promise<{ id: string; slug: string }[]> {
  return db.selectFrom('workspace').select(['id', 'slug']).orderBy('slug').execute()
}
