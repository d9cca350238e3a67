// Entities as a workspace has them: those of the contract with the fields that it added.
import type { FieldItem } from '#contract/actions/workspace.ts'
import { customOfItem, withCustomFields } from '#contract/custom-fields.ts'
import { entityOf } from '#contract/entities/list.ts'
import type { Entity } from '#contract/entity.ts'

interface Made {
  readonly from: readonly FieldItem[]
  readonly entity: Entity
}

/** What was made last, by entity. Screens hold on to entities, so that one must not be made anew for the same fields. */
const last = new Map<string, Made>()

/** The same object for as long as none of its fields was changed, whatever else is new in the data of the workspace. */
export function workspaceEntity(name: string, fields: readonly FieldItem[]): Entity {
  const own = fields.filter((each) => each.entity === name)
  if (own.length === 0) return entityOf(name)
  const made = last.get(name)
  if (made && isSame(made.from, own)) return made.entity
  const entity = withCustomFields(entityOf(name), own.map(customOfItem))
  last.set(name, { from: own, entity })
  return entity
}

/** Every change of a field raises its version. */
function isSame(a: readonly FieldItem[], b: readonly FieldItem[]): boolean {
  return (
    a.length === b.length && a.every(({ id, version }, at) => id === b[at]?.id && version === b[at].version)
  )
}
