// The entities that have their own place in the navigation, in its order, each with icon and key.
import { IconBuilding, IconUsers, type Icon } from '@tabler/icons-react'
import type { Entity } from '#contract/entity.ts'
import { entities } from '#contract/entities/list.ts'

export const shownEntities: readonly Entity[] = [entities.contact, entities.company]

const faces: Readonly<Record<string, { readonly icon: Icon; readonly keys: string }>> = {
  [entities.contact.name]: { icon: IconUsers, keys: 'g p' },
  [entities.company.name]: { icon: IconBuilding, keys: 'g c' },
}

export function iconOf(entity: Entity): Icon {
  return faces[entity.name]?.icon ?? IconUsers
}

/** Keys that lead to its list. */
export function keysOf(entity: Entity): string | undefined {
  return faces[entity.name]?.keys
}
