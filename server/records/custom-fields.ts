// Entities as a workspace has them: with the fields that it added, and what each role may do with those.
import { accessTo, type EntityAccess, type Role } from '#contract/access.ts'
import {
  accessOfCustom,
  type CustomField,
  customKey,
  isExtensible,
  withCustomFields,
} from '#contract/custom-fields.ts'
import { isEntityName } from '#contract/entities/list.ts'
import type { Entity } from '#contract/entity.ts'
import type { Context } from './actor.ts'

/** The fields that a workspace added, with those in its trash; the same list as long as none of them changes. */
export type CustomFields = readonly CustomField[]

const entitiesOf = new WeakMap<CustomFields, Map<string, Entity>>()
/** The entity as the workspace has it; the same object as long as none of its fields changes. */
export function entityIn({ customFields }: Pick<Context, 'customFields'>, entity: Entity): Entity {
  if (customFields.length === 0 || !isExtensible(entity)) return entity
  const made = entitiesOf.get(customFields) ?? new Map<string, Entity>()
  entitiesOf.set(customFields, made)
  const found = made.get(entity.name)
  if (found) return found
  const fresh = withCustomFields(entity, customFields)
  made.set(entity.name, fresh)
  return fresh
}

/** Names of the fields that a role does not see, for records that are part of one. */
export function hiddenKeysOf(role: Role, { customFields }: Pick<Context, 'customFields'>): readonly string[] {
  return customFields
    .filter((each) => accessOfCustom(each)[role] === 'none')
    .map((each) => customKey(each.id))
}

const accessOfRoles = new WeakMap<Entity, Map<Role, EntityAccess>>()
/** What a role may do with an entity of a workspace, its fields included. */
export function accessOfRole(role: Role, entity: Entity): EntityAccess {
  if (!isEntityName(entity.name)) throw new Error(`${entity.name} has no access row`)
  const made = accessOfRoles.get(entity) ?? new Map<Role, EntityAccess>()
  accessOfRoles.set(entity, made)
  const found = made.get(role)
  if (found) return found
  const base = accessTo(role, entity.name)
  const named = (level: 'none' | 'read') =>
    Object.entries(entity.fields).flatMap(([name, { custom }]) => (custom?.[role] === level ? [name] : []))
  const access: EntityAccess = {
    ...base,
    hidden: [...base.hidden, ...named('none')],
    readOnly: [...base.readOnly, ...named('read')],
  }
  made.set(role, access)
  return access
}
