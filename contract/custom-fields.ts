// What the fields that a workspace adds become: fields of the entity like those of its definition, kept in one column.
import type { CustomAccess } from './access.ts'
import type { FieldItem } from './actions/workspace.ts'
import { type CustomKind, customField } from './entities/custom-field.ts'
import { type Entity, type Field, type FieldsOf, field, type Rollup } from './entity.ts'
import { address } from './kinds/address.ts'
import { day } from './kinds/day.ts'
import { emails } from './kinds/emails.ts'
import { fold } from './kinds/fold.ts'
import type { Kind } from './kinds/kind.ts'
import { longText } from './kinds/long-text.ts'
import { moment } from './kinds/moment.ts'
import { money } from './kinds/money.ts'
import { number } from './kinds/number.ts'
import { option } from './kinds/option.ts'
import { phones } from './kinds/phones.ts'
import { reference } from './kinds/reference.ts'
import { tags } from './kinds/tags.ts'
import { text } from './kinds/text.ts'
import { url } from './kinds/url.ts'
import { user } from './kinds/user.ts'
import { yesNo } from './kinds/yes-no.ts'
import type { Label } from './language.ts'

/** A field as the workspace defined it. */
export type CustomField = Readonly<FieldsOf<typeof customField>> & {
  readonly id: string
  readonly version: number
  /** In the trash: its content is kept, and nobody sees it. */
  readonly isGone: boolean
}

/** Entities of a workspace may have so many fields more, and so many of them that lists can be sorted by. */
export const MAX_CUSTOM_FIELDS = 200
export const MAX_SORTABLE = 20

/** Whether workspaces may add fields to it. */
export function isExtensible({ name }: Entity): boolean {
  return customField.fields.entity.kind.options.choices?.includes(name) === true
}

/** Names of custom fields look like this, and those of definitions never do. */
export const customKeyPattern = /^f_[0-9a-f]{10}$/

/** Name of the field in records, filters and the list of its choices: follows from its id, so it never changes. */
export function customKey(id: string): string {
  return `f_${id.slice(-10)}`
}

export function isCustomKey(name: string): boolean {
  return customKeyPattern.test(name)
}

/** Its kind as records know it. */
export function kindOfCustom(custom: CustomField): Kind {
  return kinds[custom.kind](custom)
}

const kinds: Readonly<Record<CustomKind, (custom: CustomField) => Kind>> = {
  text: () => text({ max: 500 }),
  longText: () => longText(),
  number: ({ min, max, decimals }) =>
    number({ decimals: decimals ?? 2, ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) }),
  money: () => money(),
  yesNo: () => yesNo(),
  day: () => day(),
  moment: () => moment(),
  choice: ({ id }) => option({ list: customKey(id) }),
  choices: ({ id }) => tags({ list: customKey(id) }),
  emails: () => emails(),
  phones: () => phones(),
  url: () => url(),
  address: () => address(),
  user: () => user(),
  contact: () => reference({ entity: 'contact' }),
  company: () => reference({ entity: 'company' }),
}

/** The entity with the fields that the workspace added to it, in their order; the entity itself where there are none. */
export function withCustomFields(entity: Entity, customs: readonly CustomField[]): Entity {
  const own = customs
    .filter((each) => each.entity === entity.name)
    .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  if (own.length === 0) return entity
  const sections = { ...entity.sections }
  const fields: Record<string, Field> = { ...entity.fields }
  for (const custom of own) {
    const section = sectionOf(entity, custom)
    sections[section.key] ??= section.label
    fields[customKey(custom.id)] = fieldOfCustom(custom, section.key)
  }
  const searched = own.filter((each) => each.searchable && !each.isGone).map((each) => customKey(each.id))
  return Object.freeze({
    ...entity,
    sections,
    fields,
    rollups: [...entity.rollups, ...own.flatMap(rollupOf)],
    search: {
      ...entity.search,
      words: [...entity.search.words, ...searched],
      keys: [...entity.search.keys, ...searched.filter((name) => hasKeys(fields[name]))],
    },
  })
}

/** Choices are options, and none of them belongs to two fields. */
export const CHOICES_ROLLUP = 90
function rollupOf(custom: CustomField): Rollup[] {
  return isChosenFrom(custom) ? [{ code: CHOICES_ROLLUP, by: customKey(custom.id), sparse: true }] : []
}

/** Whether its values are options of a list of its own. */
export function isChosenFrom({ kind }: Pick<CustomField, 'kind'>): boolean {
  return kind === 'choice' || kind === 'choices'
}

function hasKeys(def: Field | undefined): boolean {
  return def?.kind.name === 'emails' || def?.kind.name === 'phones'
}

function fieldOfCustom(custom: CustomField, section: string): Field {
  const made = field(kindOfCustom(custom), labelOf(custom), {
    section,
    sort: custom.sortable && !custom.isGone,
    ...(custom.help === null ? {} : { help: { en: custom.help, es: custom.help } }),
    ...(custom.initial === null || custom.isGone ? {} : { initial: custom.initial }),
  })
  return { ...made, required: custom.mandatory && !custom.isGone, custom: accessOfCustom(custom) }
}

/** The name in every language: the one for all stands in where a language has none. */
function labelOf({ name, names }: CustomField): Label {
  return { en: names?.en ?? name, es: names?.es ?? name }
}

/** A section of the definition by its key or its name in any language, else a heading of its own. */
function sectionOf(entity: Entity, { section }: CustomField): { key: string; label: Label } {
  if (section === null) return { key: 'custom', label: { en: 'More fields', es: 'Más campos' } }
  const wanted = fold(section)
  const known = Object.entries(entity.sections).find(
    ([key, label]) => key === section || fold(label.en) === wanted || fold(label.es) === wanted,
  )
  return known
    ? { key: known[0], label: known[1] }
    : { key: `custom ${wanted}`, label: { en: section, es: section } }
}

const nobody: CustomAccess = { admin: 'none', manager: 'none', rep: 'none', readOnly: 'none' }

export function accessOfCustom(custom: CustomField): CustomAccess {
  if (custom.isGone) return nobody
  return {
    admin: 'write',
    manager: custom.managerAccess,
    rep: custom.repAccess,
    readOnly: custom.readOnlyAccess,
  }
}

/** A field without what only those need to know who shape fields. */
export function itemOfCustom(custom: CustomField): FieldItem {
  const { id, version, entity, name, names, kind, help, section, position, mandatory, initial } = custom
  const { sortable, searchable, decimals, min, max } = custom
  const what = { id, version, key: customKey(id), entity, name, names, kind }
  const where = { help, section, position, mandatory, initial, sortable, searchable }
  return { ...what, ...where, decimals, min, max }
}

/** A field as `/meta` names it: what the reader may do with it stands in the rights of the entity. */
export function customOfItem(item: FieldItem): CustomField {
  return {
    ...item,
    isGone: false,
    erasedAt: null,
    managerAccess: 'write',
    repAccess: 'write',
    readOnlyAccess: 'write',
  }
}
