// Makes a workspace with its first admin and its lists; set-up and superusers come through here.
import type { workspaceSettingsSchema } from '#contract/actions/sign-in.ts'
import type { Workspace } from '#contract/actions/workspace.ts'
import type { z } from 'zod'
import { newId } from '#server/platform/ids.ts'
import type { Context } from '#server/records/actor.ts'
import type { Trx } from '#server/records/tables.ts'
import type { Ground } from '#server/domains/ground.ts'
import { addMember } from '#server/domains/members/add-member.ts'
import { seedWorkspace } from './seed-workspace.ts'
import { freeSlug } from './slug.ts'
import { toWorkspace, workspaceColumns } from './workspace-row.ts'

export type WorkspaceSettings = z.output<typeof workspaceSettingsSchema>

/** Its creator becomes its admin. */
export async function openWorkspace(
  ground: Ground,
  trx: Trx,
  accountId: string,
  settings: WorkspaceSettings,
): Promise<Workspace> {
  const now = ground.clock()
  const { weekStart, ...rest } = settings
  const row = await trx
    .insertInto('workspace')
    .values({
      ...rest,
      id: newId(now.getTime()),
      slug: await freeSlug(trx, settings.name),
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
      week_start: weekStart,
    })
    .returning([...workspaceColumns, 'code'])
    .executeTakeFirstOrThrow()
  const workspace = toWorkspace(row)
  await addMember(ground, trx, { workspaceId: workspace.id, accountId, role: 'admin', teamId: null })
  await seedWorkspace(systemContext(ground, { ...workspace, code: row.code, fieldsVersion: 0 }), trx)
  return workspace
}

/** What comes with a new workspace was made by nobody in it. */
function systemContext(ground: Ground, workspace: Context['workspace']): Context {
  const { database, clock, log } = ground
  const { cursorKey } = ground.secrets
  const actor = {
    kind: 'system',
    id: null,
    memberId: null,
    role: 'admin',
    teamId: null,
    teamMemberIds: [],
  } as const
  const { language } = workspace
  return { database, clock, log, workspace, customFields: [], actor, via: 'job', cursorKey, language }
}
