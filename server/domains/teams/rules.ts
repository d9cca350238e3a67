// Teams form a tree, and a team with members or teams below it stays.
import { team } from '#contract/entities/team.ts'
import type { RecordRules } from '#server/records/rules.ts'
import { hasBelow } from '#server/records/tree.ts'

export const teamRules: RecordRules = {
  locked: true,
  tree: 'parentId',
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
