// Teams form a tree, and a team with members or teams below it stays.
import { team } from '#contract/entities/team.ts'
import type { RecordRules } from '#server/records/rules.ts'
import { hasBelow, isAbove } from '#server/records/tree.ts'

export const teamRules: RecordRules = {
  locked: true,
  check: async (db, context, { id, before, after }) => {
    const parent = after['parentId']
    if (typeof parent !== 'string' || parent === before?.['parentId']) return []
    return (await isAbove(db, context, team, 'parentId', id, parent))
      ? [{ path: 'parentId', code: 'cycle' }]
      : []
  },
  inUse: async (db, context, { id }) => {
    const member = await db
      .selectFrom('member')
      .select('id')
      .where('workspace_id', '=', context.workspace.id)
      .where('team_id', '=', id)
      .limit(1)
      .execute()
    return member.length > 0 || hasBelow(db, context, team, 'parentId', id)
  },
}
