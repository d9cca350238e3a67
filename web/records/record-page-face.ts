// How a record of any entity presents itself at the head of its page: mark, second line, status.
import { type AnyRow, type Entity, type Field, referenceOf } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'

/** Names of several parts are people's; what has one name has a square mark. */
export function hasSquareMark(entity: Entity): boolean {
  return entity.title.length === 1
}

/** The fields of the line under the name: what the record is, then the record that it belongs to, unless that is said already. */
export function subtitleFields(entity: Entity, record: AnyRow, without?: string): [string, Field][] {
  const rest = Object.entries(entity.fields).filter(
    ([name, field]) =>
      !field.custom &&
      field.section === 'main' &&
      name !== without &&
      !entity.title.includes(name) &&
      !isEmpty(record[name]),
  )
  const what = rest.find(([, { kind }]) => kind.name === 'text' || kind.name === 'domain')
  const where = rest.find(([, field]) => referenceOf(field)?.of === 'record')
  return [what, where].filter((each) => each !== undefined)
}

/** The field that says where the record stands: the first option that is never empty. */
export function statusField(entity: Entity): [string, Field] | undefined {
  return Object.entries(entity.fields).find(
    ([, field]) => field.required && !field.custom && field.kind.name === 'option',
  )
}
