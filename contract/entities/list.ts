// The entities of the product, in the order of the sidebar.
import type { Entity } from '#contract/entity.ts'
import { company } from './company.ts'
import { contact } from './contact.ts'
import { customField } from './custom-field.ts'
import { option } from './option.ts'
import { tag } from './tag.ts'
import { team } from './team.ts'

export const entities = { contact, company, tag, option, team, field: customField } as const
export type Entities = typeof entities
export type EntityName = keyof Entities
export const entityNames = Object.keys(entities) as EntityName[]
export const entityList: readonly Entity[] = Object.values(entities)

/** The entity of this name; throws for a name that no definition carries. */
export function entityOf(name: string): Entity {
  const found = Object.hasOwn(entities, name) ? entities[name as EntityName] : undefined
  if (!found) throw new Error(`no entity ${name}`)
  return found
}
export function isEntityName(name: string): name is EntityName {
  return Object.hasOwn(entities, name)
}
