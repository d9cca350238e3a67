// A further workspace on this server; superusers only.
import type { Workspace } from '#contract/actions/workspace.ts'
import { transaction } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import { constraintName } from '#server/records/constraints.ts'
import type { Ground } from '#server/domains/ground.ts'
import { openWorkspace, type WorkspaceSettings } from './open-workspace.ts'

interface Creator {
  readonly accountId: string
  readonly superuser: boolean
}

export async function createWorkspace(
  ground: Ground,
  creator: Creator,
  settings: WorkspaceSettings,
): Promise<Workspace> {
  if (!creator.superuser) throw new Problem('not-allowed')
  const workspace = await untilSlugIsFree(() =>
    transaction(ground.database.db, (trx) => openWorkspace(ground, trx, creator.accountId, settings)),
  )
  ground.log.info({ event: 'workspace.created', workspaceId: workspace.id, by: creator.accountId })
  return workspace
}

/** Two workspaces of one name at once choose the same slug; the slower one chooses again. */
async function untilSlugIsFree<Result>(create: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await create()
    } catch (error) {
      if (attempt === 5 || constraintName(error) !== 'workspace_slug_key') throw error
    }
  }
}
