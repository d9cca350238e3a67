// Which records belong beside a record, read from the definitions alone: what it points to, what points to it, and its neighbours there.
import { type Entity, fieldOf, referenceOf, type Values } from '#contract/entity.ts'
import { entityList, entityOf } from '#contract/entities/list.ts'
import type { Filter } from '#contract/query.ts'
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
    if (target === entity) return [one]
    const many = entity.label.many[meta.language]
    const title = text('record.relatedOf', { many, title: ref.title })
    return [one, manyOf(`${name}.siblings`, entity, name, id, title)]
  })
  const incoming = entityList
    .filter((each) => meta.may(each, 'read'))
    .flatMap((each) =>
      pointers(each, meta)
        .filter(({ target }) => target === entity)
        .map(({ name }) => {
          const many = each.label.many[meta.language]
          const title = each === entity ? text('record.relatedBelow', { many }) : many
          return manyOf(`${each.name}.${name}`, each, name, record.id, title)
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
    const target = entityOf(reference.entity)
    return meta.may(target, 'read') ? [{ name, target }] : []
  })
}

function manyOf(key: string, entity: Entity, field: string, id: string, title: string): RelatedMany {
  return {
    of: 'many',
    key,
    entity,
    title,
    filter: { field, op: 'is', value: id },
    preset: { [field]: id },
  }
}
