// What another role changes for a person: levels that differ, fields that come or go, rights that come or go.
import {
  accessTo,
  hasRight,
  rights,
  verbs,
  type Right,
  type Role,
  type Scope,
  type Verb,
} from '#contract/access.ts'
import { entityNames, type EntityName } from '#contract/entities/list.ts'

export interface EntityEffect {
  readonly entity: EntityName
  readonly verbs: readonly { readonly verb: Verb; readonly from: Scope; readonly to: Scope }[]
  /** Fields that are no longer seen. */
  readonly hides: readonly string[]
}
export interface RoleEffects {
  readonly entities: readonly EntityEffect[]
  readonly gains: readonly Right[]
  readonly loses: readonly Right[]
}

/** Objects without a difference are left out. */
export function roleEffects(from: Role, to: Role): RoleEffects {
  const entities = entityNames.map((entity) => {
    const [before, after] = [accessTo(from, entity), accessTo(to, entity)]
    return {
      entity,
      verbs: verbs
        .filter((verb) => before[verb] !== after[verb])
        .map((verb) => ({ verb, from: before[verb], to: after[verb] })),
      hides: after.hidden.filter((field) => !before.hidden.includes(field)),
    }
  })
  return {
    entities: entities.filter((each) => each.verbs.length > 0 || each.hides.length > 0),
    gains: rights.filter((right) => !hasRight(from, right) && hasRight(to, right)),
    loses: rights.filter((right) => hasRight(from, right) && !hasRight(to, right)),
  }
}
