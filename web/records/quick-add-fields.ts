// Which fields quick add asks for: what names a record, how to reach it, whose it is, and what it cannot be without.
import { optionList } from '#contract/entities/option-lists.ts'
import { type Entity, type Field, titleOf, type Values } from '#contract/entity.ts'
import { isEmpty, type KindName } from '#contract/kinds/kind.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import { readCandidate } from './widgets/read-value.ts'

export interface QuickField {
  readonly name: string
  readonly field: Field
}

/** Kinds of which the first field of an entity belongs to the important ones. */
const reaching: readonly KindName[] = ['domain', 'emails', 'phones']

export function quickFields(entity: Entity, meta: MetaView): readonly QuickField[] {
  const { hidden, readOnly } = meta.accessOf(entity)
  const seen = new Set<KindName>()
  return Object.entries(entity.fields).flatMap(([name, field]) => {
    const { kind } = field
    const isFirst = !seen.has(kind.name)
    seen.add(kind.name)
    const isImportant =
      entity.title.includes(name) ||
      (field.required && field.initial === undefined) ||
      (entity.owned && name === 'ownerId') ||
      (isFirst && reaching.includes(kind.name)) ||
      (isFirst && kind.name === 'reference') ||
      (kind.name === 'tags' && kind.options.list === 'tag')
    const isOpen = !field.computed && !hidden.includes(name) && !readOnly.includes(name)
    return isImportant && isOpen ? [{ name, field }] : []
  })
}

/** What stands in the form before anyone typed: me as the owner, and the first choice of a required list. */
export function initialValues(entity: Entity, fields: readonly QuickField[], meta: MetaView): Values {
  return Object.fromEntries(
    fields.flatMap(({ name, field }) => {
      if (entity.owned && name === 'ownerId') return [[name, meta.me.memberId]]
      if (field.required && !field.custom && field.kind.name === 'option') {
        return [[name, firstOption(field.kind.options.list ?? '', meta)]]
      }
      return []
    }),
  )
}

/** A list with categories goes from the first of them to the last, so a new record begins there. */
function firstOption(list: string, meta: MetaView): string | null {
  const options = meta.optionsOf(list)
  const [category] = Object.keys(optionList(list)?.categories ?? {})
  return (options.find((option) => option.category === category) ?? options[0])?.id ?? null
}

/** Sentences by field; empty where everything is well. `blank` is said where nothing names the record. */
export function quickErrors(
  entity: Entity,
  fields: readonly QuickField[],
  values: Values,
  meta: MetaView,
  blank: string,
): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { name, field } of fields) {
    const value = values[name]
    if (isEmpty(value) && !field.required) continue
    const read = readCandidate(field, value, meta.language)
    if (!read.ok) errors[name] = read.reason
  }
  const [first] = fields
  if (first && Object.keys(errors).length === 0 && titleOf(entity, values) === '') errors[first.name] = blank
  return errors
}
