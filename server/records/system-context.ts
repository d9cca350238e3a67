// The server itself as an actor in a workspace, for what it does on its own.
import { randomKey } from '#server/platform/secrets.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Logger } from '#server/platform/log.ts'
import type { Context, WorkspaceFacts } from './actor.ts'
import { customFieldsOf } from './load-custom-fields.ts'
import type { Db, RapportDatabase, Trx } from './tables.ts'

/** What the server lists for itself goes on in this process alone. */
const cursorKey = randomKey()

/** May do everything; its changes say that nobody made them, through a job. */
export async function systemContext(
  ground: { readonly database: RapportDatabase; readonly clock: Clock; readonly log: Logger },
  workspaceId: string,
  db: Db | Trx = ground.database.db,
): Promise<Context> {
  const row = await db
    .selectFrom('workspace')
    .selectAll()
    .where('id', '=', workspaceId)
    .executeTakeFirstOrThrow()
  const workspace: WorkspaceFacts = {
    id: row.id,
    code: row.code,
    slug: row.slug,
    currency: row.currency,
    zone: row.zone,
    weekStart: row.week_start,
    country: row.country,
    language: row.language,
    unassignedVisible: row.unassigned_visible,
    fieldsVersion: row.fields_version,
  }
  return {
    database: ground.database,
    clock: ground.clock,
    log: ground.log,
    workspace,
    customFields: await customFieldsOf(ground.database, workspaceId, row.fields_version),
    actor: { kind: 'system', id: null, memberId: null, role: 'admin', teamId: null, teamMemberIds: [] },
    via: 'job',
    cursorKey,
    language: workspace.language,
  }
}
