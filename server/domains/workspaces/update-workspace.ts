// Changes the settings of a workspace; what is left out stays.
import type { updateWorkspace as action, Workspace } from '#contract/actions/workspace.ts'
import type { z } from 'zod'
import { type Context, needRight } from '#server/records/actor.ts'
import { toWorkspace, workspaceColumns } from './workspace-row.ts'

type Settings = z.output<typeof action.body>

export async function updateWorkspace(context: Context, settings: Settings): Promise<Workspace> {
  needRight(context, 'workspace.update')
  const { weekStart, unassignedVisible, ...rest } = settings
  const row = await context.database.db
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
  const { actor, workspace } = context
  context.log.info({ event: 'workspace.updated', workspaceId: workspace.id, by: actor.id, settings })
  return toWorkspace(row)
}
