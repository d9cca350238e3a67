// What screens need once: workspace, members, teams, options, tags and my rights, without what my role may not read.
import { createHash } from 'node:crypto'
import { access, accessTo } from '#contract/access.ts'
import type { FieldItem, Meta } from '#contract/actions/workspace.ts'
import { customKey, isCustomKey, itemOfCustom } from '#contract/custom-fields.ts'
import { type EntityName, entityList, entityOf } from '#contract/entities/list.ts'
import type { Actor, Context } from '#server/records/actor.ts'
import { entityIn, hiddenKeysOf } from '#server/records/custom-fields.ts'
import { loadMeta } from '#server/records/load-meta.ts'
import { accessOf } from '#server/records/scope.ts'
import { toWorkspace } from './workspace-row.ts'

/** `version` is a hash of the rest, so it changes whenever anything in it does. */
export async function getMeta(context: Context): Promise<Meta> {
  const { actor } = context
  const rows = await loadMeta(context.database.readDb, context.workspace.id)
  const hidden = hiddenKeysOf(actor.role, context)
  const content: Omit<Meta, 'version'> = {
    workspace: toWorkspace(rows.workspace),
    me: {
      memberId: actor.memberId,
      role: actor.role,
      teamId: actor.teamId,
      rights: [...access[actor.role].rights],
    },
    access: rightsOf(context),
    members: rows.members,
    teams: readable(actor, 'team', rows.teams),
    options: readable(actor, 'option', rows.options).filter(({ list }) => !hidden.includes(list)),
    fields: fieldsOf(context),
    tags: readable(actor, 'tag', rows.tags),
  }
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('base64url')
  return { version: hash.slice(0, 22), ...content }
}

function rightsOf(context: Context): Meta['access'] {
  return Object.fromEntries(
    entityList.map((entity) => {
      const { hidden, readOnly, ...verbs } = accessOf(context.actor, entityIn(context, entity))
      // That there are fields which the reader does not see is not for the reader to know.
      return [
        entity.name,
        { ...verbs, hidden: hidden.filter((name) => !isCustomKey(name)), readOnly: [...readOnly] },
      ]
    }),
  )
}

/** Fields whose content the actor may see, with what screens and clients need to know of them. */
function fieldsOf(context: Context): FieldItem[] {
  return context.customFields.flatMap((custom) => {
    const key = customKey(custom.id)
    const entity = entityIn(context, entityOf(custom.entity))
    if (custom.isGone || accessOf(context.actor, entity).hidden.includes(key)) return []
    return [itemOfCustom(custom)]
  })
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
