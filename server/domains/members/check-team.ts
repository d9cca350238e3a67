// A team that members may be put into: of this workspace and not in the trash.
import { invalid } from '#server/platform/problem.ts'
import type { Trx } from '#server/records/tables.ts'

/** Throws a field error for any other id; keeps the team from the trash until the transaction ends. */
export async function checkTeam(
  trx: Trx,
  workspaceId: string,
  teamId: string | null | undefined,
): Promise<void> {
  if (teamId === null || teamId === undefined) return
  const team = await trx
    .selectFrom('team')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', teamId)
    .where('deleted_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  if (!team) throw invalid({ path: 'teamId', code: 'unknown-reference' })
}
