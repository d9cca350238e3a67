import { type Context, needRight } from '#server/records/actor.ts'
import { type ApiKey, keyColumns, toKey } from './key-row.ts'

/** Keys that were not ended, newest first; expired ones too, so that people see why something stopped. */
export async function listKeys(context: Context): Promise<ApiKey[]> {
  needRight(context, 'keys.manage')
  const rows = await context.database.readDb
    .selectFrom('api_key')
    .select(keyColumns)
    .where('workspace_id', '=', context.workspace.id)
    .where('ended_at', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toKey)
}
