// The data that screens load once, with the look-ups that they need.
import type { Right, Scope, Verb } from '#contract/access.ts'
import type { Member, Meta, OptionItem } from '#contract/actions/workspace.ts'
import type { Entity } from '#contract/entity.ts'
import type { CellContext, LabelSource } from '#contract/kinds/kind.ts'
import { fold } from '#contract/kinds/fold.ts'
import type { Language } from '#contract/language.ts'
import type { Refs } from '#contract/schemas.ts'
import { workspaceEntity } from './workspace-entities.ts'

export type TagItem = Meta['tags'][number]
export type EntityRights = Meta['access'][string]

export interface MetaView extends Meta {
  /** Language that the reader sees now. */
  readonly language: Language
  /** Zone in which the reader sees moments: their own, else the workspace's. */
  readonly zone: string
  /** The entity with the fields that the workspace added; the same object while they stay as they are. */
  entity(name: string): Entity
  member(id: string | null): Member | undefined
  option(id: string | null): OptionItem | undefined
  tag(id: string | null): TagItem | undefined
  /** Options of a list in their order; archived ones only when asked for. */
  optionsOf(list: string, settings?: { readonly archived?: boolean }): readonly OptionItem[]
  /** Tags by name, without those that were merged into others. */
  tagsList(): readonly TagItem[]
  /** Name of an option or tag in the reader's language. */
  nameOf(item: OptionItem | TagItem): string
  accessOf(entity: Entity): EntityRights
  /** Whether the verb may be used on some record of the entity; each record's `can` says on which. */
  may(entity: Entity, verb: Verb): boolean
  hasRight(right: Right): boolean
  /** What printing and reading cells needs; `refs` come with the rows. */
  cellContext(refs: Refs): CellContext
}

const nothing: Scope = 'none'
const noAccess: EntityRights = {
  read: nothing,
  create: nothing,
  update: nothing,
  assign: nothing,
  delete: nothing,
  hidden: [],
  readOnly: [],
}

/** Makes the look-ups; do it once per answer and language. */
export function viewMeta(meta: Meta, language: Language, zone: string | null): MetaView {
  const members = byId(meta.members)
  const options = byId(meta.options)
  const tags = byId(meta.tags)
  const inOrder = meta.options.toSorted((a, b) => a.position - b.position)
  const nameOf = (item: OptionItem | TagItem) => ('names' in item && item.names?.[language]) || item.name
  const compare = new Intl.Collator(language).compare
  const tagsList = meta.tags
    .filter((tag) => tag.mergedInto === null)
    .toSorted((a, b) => compare(a.name, b.name))
  const view: MetaView = {
    ...meta,
    language,
    zone: zone ?? meta.workspace.zone,
    entity: (name) => workspaceEntity(name, meta.fields),
    member: (id) => (id === null ? undefined : members.get(id)),
    option: (id) => (id === null ? undefined : options.get(id)),
    tag: (id) => (id === null ? undefined : tags.get(id)),
    optionsOf: (list, settings) =>
      inOrder.filter((each) => each.list === list && (settings?.archived === true || !each.archived)),
    tagsList: () => tagsList,
    nameOf,
    accessOf: (entity) => meta.access[entity.name] ?? noAccess,
    may: (entity, verb) => (meta.access[entity.name] ?? noAccess)[verb] !== 'none',
    hasRight: (right) => meta.me.rights.includes(right),
    cellContext: (refs) => ({
      language,
      zone: view.zone,
      currency: meta.workspace.currency,
      country: meta.workspace.country,
      label: (source, id) => labelIn(view, refs, source, id),
      find: (source, name) => findIn(view, refs, source, fold(name)),
    }),
  }
  return view
}

function labelIn(view: MetaView, refs: Refs, source: LabelSource, id: string): string | undefined {
  switch (source.of) {
    case 'member':
      return view.member(id)?.name
    case 'record':
      return refs[id]?.title
    case 'choice':
      return undefined // a choice carries its labels itself
    case 'option': {
      const item = source.list === 'tag' ? view.tag(id) : view.option(id)
      return item ? view.nameOf(item) : refs[id]?.title // history names what was deleted
    }
  }
}

/** Ids by folded name; what can be chosen stands before what is archived or gone. */
function findIn(view: MetaView, refs: Refs, source: LabelSource, name: string): readonly string[] {
  switch (source.of) {
    case 'member':
      return view.members
        .filter((each) => fold(each.name) === name)
        .toSorted((a, b) => Number(b.active) - Number(a.active))
        .map((each) => each.id)
    case 'record':
      return Object.entries(refs)
        .filter(([, ref]) => ref.entity === source.entity && fold(ref.title) === name)
        .map(([id]) => id)
    case 'choice':
      return []
    case 'option':
      if (source.list === 'tag')
        return view.tagsList().flatMap((each) => (fold(each.name) === name ? [each.id] : []))
      return view
        .optionsOf(source.list, { archived: true })
        .filter((each) => namesOf(each).includes(name))
        .toSorted((a, b) => Number(a.archived) - Number(b.archived))
        .map((each) => each.id)
  }
}

function namesOf(item: OptionItem): string[] {
  return [item.name, item.names?.en, item.names?.es].flatMap((name) =>
    name === undefined ? [] : [fold(name)],
  )
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]))
}
