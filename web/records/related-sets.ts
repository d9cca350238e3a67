// Which records belong beside a record, read from the definitions alone: what it points to, what points to it, and its neighbours there.
import { type Entity, fieldOf, referenceOf, type Values } from '#contract/entity.ts'
import { entityNames } from '#contract/entities/list.ts'
import type { Filter } from '#contract/query.ts'
import type { Refs } from '#contract/schemas.ts'
import type { RecordAnswer } from '#web/api/records.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import type { RecordText } from './record-page-text.ts'

/** One record that this one points to. */
export interface RelatedOne {
  readonly of: 'one'
  readonly key: string
  readonly entity: Entity
  readonly title: string
  readonly id: string
}
/** All records that meet a filter; `preset` is what a new one among them begins with. */
export interface RelatedMany {
  readonly of: 'many'
  readonly key: string
  readonly entity: Entity
  readonly title: string
  readonly filter: Filter
  readonly preset: Values
  /** The name of the record that the preset points to. */
  readonly refs: Refs
  /** The field that all of them have in common. */
  readonly field: string
}
export type RelatedSet = RelatedOne | RelatedMany

/** In the order of the page: what it belongs to, who else does, what belongs to it. */
export function relatedSets(
  entity: Entity,
  { record, refs }: RecordAnswer,
  meta: MetaView,
  text: RecordText,
): RelatedSet[] {
  const label = (name: string) => fieldOf(entity, name)?.label[meta.language] ?? name
  const outgoing = pointers(entity, meta).flatMap(({ name, target }): RelatedSet[] => {
    const id = record[name]
    const ref = typeof id === 'string' ? refs[id] : undefined
    if (typeof id !== 'string' || !ref) return []
    const one: RelatedOne = { of: 'one', key: name, entity: target, title: label(name), id }
    // Whoever shares a company belongs together; whoever shares an answer to a question of one's own need not.
    if (target.name === entity.name || fieldOf(entity, name)?.custom) return [one]
    const many = entity.label.many[meta.language]
    return [
      one,
      manyOf(`${name}.siblings`, entity, name, { id, ...ref }, text('record.relatedThere', { many })),
    ]
  })
  const titleOfMany = (each: Entity, name: string, many: string) => {
    const field = fieldOf(each, name)
    if (field?.custom) return text('record.relatedBy', { many, field: field.label[meta.language] })
    return each.name === entity.name ? text('record.relatedBelow', { many }) : many
  }
  const incoming = entityNames
    .map((name) => meta.entity(name))
    .filter((each) => meta.may(each, 'read'))
    .flatMap((each) =>
      pointers(each, meta)
        .filter(({ target }) => target.name === entity.name)
        .map(({ name }) => {
          const many = each.label.many[meta.language]
          const title = titleOfMany(each, name, many)
          const own = { id: record.id, entity: entity.name, title: record.title }
          return manyOf(`${each.name}.${name}`, each, name, own, title)
        }),
    )
  return [...outgoing, ...incoming]
}

interface Pointer {
  readonly name: string
  readonly target: Entity
}

/** Fields of an entity that point to records, as far as the reader may see both. */
function pointers(entity: Entity, meta: MetaView): Pointer[] {
  const { hidden } = meta.accessOf(entity)
  return Object.entries(entity.fields).flatMap(([name, field]) => {
    const reference = referenceOf(field)
    if (reference?.of !== 'record' || hidden.includes(name)) return []
    const target = meta.entity(reference.entity)
    return meta.may(target, 'read') ? [{ name, target }] : []
  })
}

type Target = Refs[string] & { readonly id: string }

function manyOf(key: string, entity: Entity, field: string, target: Target, title: string): RelatedMany {
  const { id, ...ref } = target
  return {
    of: 'many',
    key,
    entity,
    title,
    filter: { field, op: 'isAnyOf', value: [id] },
    preset: { [field]: id },
    field,
    refs: { [id]: ref },
  }
}
