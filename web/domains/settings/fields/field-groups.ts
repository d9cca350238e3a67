// The fields of an object under the headings where forms show them, built-in ones for orientation. Pure.
import { withCustomFields } from '#contract/custom-fields.ts'
import { fieldOf, type Entity } from '#contract/entity.ts'
import type { Label } from '#contract/language.ts'
import { asCustom, keyOf, type FieldRecord } from './field-record.ts'

export interface FieldGroup {
  /** Key of the section in the entity of the workspace. */
  readonly id: string
  readonly label: Label
  /** What a field of this group holds as its section. */
  readonly section: string | null
  readonly builtIn: readonly Label[]
  readonly items: readonly FieldRecord[]
}

/** Section of fields that name none. */
const LAST = { key: 'custom', label: { en: 'More fields', es: 'Más campos' } }

/** In the order of forms; `entity` is that of the contract, `records` are the fields of it that are not deleted. */
export function fieldGroups(entity: Entity, records: readonly FieldRecord[]): FieldGroup[] {
  const whole = withCustomFields(entity, records.map(asCustom))
  const sections = { ...whole.sections, [LAST.key]: LAST.label }
  const inOrder = records.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  return Object.entries(sections).map(([id, label]) => ({
    id,
    label,
    section: id in entity.sections ? id : id === LAST.key ? null : label.en,
    builtIn: Object.values(entity.fields).flatMap((each) => (each.section === id ? [each.label] : [])),
    items: inOrder.filter((each) => fieldOf(whole, keyOf(each))?.section === id),
  }))
}
