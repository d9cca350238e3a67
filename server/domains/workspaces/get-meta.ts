// What screens need once: workspace, members, teams, options, tags and my rights, without what my role may not read.
import { createHash } from 'node:crypto'
import { access, accessTo } from '#contract/access.ts'
import type { Meta } from '#contract/actions/workspace.ts'
import type { EntityName } from '#contract/entities/list.ts'
import type { Actor, Context } from '#server/records/actor.ts'
import { loadMeta } from '#server/records/load-meta.ts'
import { toWorkspace } from './workspace-row.ts'

/** `version` is a hash of the rest, so it changes whenever anything in it does. */
export async function getMeta(context: Context): Promise<Meta> {
  const { actor } = context
  const rows = await loadMeta(context.database.readDb, context.workspace.id)
  const content: Omit<Meta, 'version'> = {
    workspace: toWorkspace(rows.workspace),
    me: {
      memberId: actor.memberId,
      role: actor.role,
      teamId: actor.teamId,
      rights: [...access[actor.role].rights],
    },
    access: accessOfRole(actor),
    members: rows.members,
    teams: readable(actor, 'team', rows.teams),
    options: readable(actor, 'option', rows.options),
    tags: readable(actor, 'tag', rows.tags),
  }
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('base64url')
  return { version: hash.slice(0, 22), ...content }
}

function accessOfRole(actor: Actor): Meta['access'] {
  const { entities } = access[actor.role]
  return Object.fromEntries(
    Object.entries(entities).map(([name, each]) => [
      name,
      { ...each, hidden: [...each.hidden], readOnly: [...each.readOnly] },
    ]),
  )
}

/** Records of an entity that the role reads, its hidden fields emptied. */
function readable<Row extends object>(actor: Actor, entity: EntityName, rows: readonly Row[]): Row[] {
  const { read, hidden } = accessTo(actor.role, entity)
  if (read === 'none') return []
  return rows.map((row) => {
    const emptied = hidden.filter((name) => name in row).map((name) => [name, null])
    return Object.assign({ ...row }, Object.fromEntries(emptied))
  })
}
