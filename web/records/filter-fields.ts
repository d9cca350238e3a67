// What a list can be filtered by: the fields that the reader sees, and the stamp of every record.
import type { Entity } from '#contract/entity.ts'
import { moment } from '#contract/kinds/moment.ts'
import { user } from '#contract/kinds/user.ts'
import type { Kind } from '#contract/kinds/kind.ts'
import { stampLabels } from './list-stamps.ts'
import type { Label } from '#contract/language.ts'

export interface FilterField {
  readonly name: string
  readonly label: Label
  readonly kind: Kind
}

const stamps: readonly FilterField[] = [
  { name: 'createdAt', label: stampLabels.createdAt, kind: moment() },
  { name: 'createdBy', label: stampLabels.createdBy, kind: user() },
  { name: 'updatedAt', label: stampLabels.updatedAt, kind: moment() },
]

/** In the order of the definition; fields that the role does not see do not exist. */
export function filterFields(entity: Entity, hidden: readonly string[]): readonly FilterField[] {
  const own = Object.entries(entity.fields)
    .filter(([name]) => !hidden.includes(name))
    .map(([name, { label, kind }]) => ({ name, label, kind }))
  return [...own, ...stamps]
}
