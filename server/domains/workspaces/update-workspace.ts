// Changes the settings of a workspace; what is left out stays.
import type { updateWorkspace as action, Workspace } from '#contract/actions/workspace.ts'
import type { z } from 'zod'
import { transaction } from '#server/platform/db.ts'
import { type Context, needRight } from '#server/records/actor.ts'
import { rebaseAmounts } from '#server/records/rebase-amounts.ts'
import type { Trx } from '#server/records/tables.ts'
import { toWorkspace, workspaceColumns } from './workspace-row.ts'

type Settings = z.output<typeof action.body>

export async function updateWorkspace(context: Context, settings: Settings): Promise<Workspace> {
  needRight(context, 'workspace.update')
  const { actor, workspace, log } = context
  const updated = await transaction(context.database.db, async (trx) => {
    const row = await writeSettings(trx, context, settings)
    if (settings.currency !== undefined && settings.currency !== workspace.currency) {
      await rebaseAmounts(trx, workspace.id, settings.currency)
    }
    return toWorkspace(row)
  })
  log.info({ event: 'workspace.updated', workspaceId: workspace.id, by: actor.id, settings })
  return updated
}

function writeSettings(trx: Trx, context: Context, settings: Settings) {
  const { weekStart, unassignedVisible, ...rest } = settings
  return trx
    .updateTable('workspace')
    .set((eb) => ({
      ...rest,
      ...(weekStart === undefined ? {} : { week_start: weekStart }),
      ...(unassignedVisible === undefined ? {} : { unassigned_visible: unassignedVisible }),
      updated_at: context.clock().toISOString(),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', context.workspace.id)
    .returning(workspaceColumns)
    .executeTakeFirstOrThrow()
}
