// How an entity is declared once, and the types that follow from the declaration.
import type { CustomAccess } from './access.ts'
import type { Kind } from './kinds/kind.ts'
import type { Label } from './language.ts'

/** A field of an entity. Made by `field`; the list of options is closed (a new one needs a decision record). */
export interface Field<Value = unknown, Required extends boolean = boolean> {
  readonly kind: Kind<Value>
  readonly label: Label
  /** One line under the input. */
  readonly help?: Label
  /** Never without content; also in SQL. */
  readonly required: Required
  /** Lists can be sorted by it, so it has an index. */
  readonly sort: boolean
  /** No two records that are not deleted share its folded value; `uniqueWithin` narrows it to equal values of that field. */
  readonly unique: boolean
  readonly uniqueWithin?: string
  /** Written by the system only. */
  readonly computed: boolean
  /** Heading under which forms and record pages show it. */
  readonly section: string
  /** Written when a creation leaves it out. */
  readonly initial?: Value
  /** Set for fields that the workspace added: what each role may do with them. They share one column of the table. */
  readonly custom?: CustomAccess
}

interface FieldSettings<Value> {
  readonly help?: Label
  readonly sort?: boolean
  readonly unique?: boolean
  readonly uniqueWithin?: string
  readonly computed?: boolean
  readonly section?: string
  readonly initial?: Value
}

/** A field that may be empty. */
export function field<Value>(
  kind: Kind<Value>,
  label: Label,
  settings: FieldSettings<Value> = {},
): Field<Value, false> {
  return {
    sort: false,
    unique: false,
    computed: false,
    section: 'main',
    ...settings,
    kind,
    label,
    required: false,
  }
}

/** A field that always has content. */
export function required<Value>(
  kind: Kind<Value>,
  label: Label,
  settings: FieldSettings<Value> = {},
): Field<Value, true> {
  return {
    sort: false,
    unique: false,
    computed: false,
    section: 'main',
    ...settings,
    kind,
    label,
    required: true,
  }
}

export type Fields = Readonly<Record<string, Field>>

/** Counts that are kept per owner and value of a field (DATA.md 5): exact, and read without counting rows. */
export interface Rollup {
  /** Stable number in the rollup table. */
  readonly code: number
  /** Field of kind option, tags or yesNo; null counts all records. */
  readonly by: string | null
  /** Only values are counted, not that there is none; fields whose values are never the same may share a code. */
  readonly sparse?: true
}

export interface Entity<Name extends string = string, F extends Fields = Fields> {
  readonly name: Name
  /** Plural for addresses and for the folder of its domain. */
  readonly plural: string
  /** SQL table. */
  readonly table: string
  /** Stable number in change, search and rollup tables; never reused. */
  readonly code: number
  readonly label: { readonly one: Label; readonly many: Label }
  /** True where records belong to a member (`ownerId`) and scopes own and team mean something. */
  readonly owned: boolean
  /** Fields that together are the name people know a record by; the first with content of `titleFallback` stands in. */
  readonly title: readonly string[]
  readonly titleFallback: readonly string[]
  /**
   * Fields whose words search finds, those whose whole values it finds (mails, phones, domains), and references
   * through which it finds a record by the words of the other one.
   */
  readonly search: {
    readonly words: readonly string[]
    readonly keys: readonly string[]
    readonly through: readonly string[]
  }
  readonly sections: Readonly<Record<string, Label>>
  readonly fields: F
  readonly rollups: readonly Rollup[]
  /** Text field that may hold the key of a field that the workspace added: who may not see that one does not see the record. */
  readonly partOf?: string
  /** Columns that a list shows before anyone chose others. */
  readonly columns: readonly string[]
}

/** A definition as it is written: the names of fields it mentions are its own. */
interface Definition<Name extends string, F extends Fields> extends Entity<Name, F> {
  readonly title: readonly (keyof F & string)[]
  readonly titleFallback: readonly (keyof F & string)[]
  readonly search: {
    readonly words: readonly (keyof F & string)[]
    readonly keys: readonly (keyof F & string)[]
    readonly through: readonly (keyof F & string)[]
  }
  readonly columns: readonly (keyof F & string)[]
}

/** Checks what the types cannot and freezes the definition. */
export function defineEntity<const Name extends string, F extends Fields>(
  entity: Definition<Name, F>,
): Entity<Name, F> {
  for (const [name, each] of Object.entries(entity.fields)) {
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) throw new Error(`${entity.name}.${name}: not a field name`)
    if (stampNames.has(name)) throw new Error(`${entity.name}.${name}: every record carries this already`)
    if (each.sort && each.kind.sortKey === 'none')
      throw new Error(`${entity.name}.${name}: ${each.kind.name} cannot be sorted by`)
    if (!(each.section in entity.sections))
      throw new Error(`${entity.name}.${name}: unknown section ${each.section}`)
  }
  if (entity.owned !== 'ownerId' in entity.fields)
    throw new Error(`${entity.name}: owned means having ownerId`)
  return Object.freeze(entity)
}

/** What every record carries beside its fields. */
export interface Stamp {
  readonly id: string
  /** The name people know it by, computed from the title fields. */
  readonly title: string
  readonly createdAt: string
  /** Member who created it; null for the system. */
  readonly createdBy: string | null
  readonly updatedAt: string
  readonly deletedAt: string | null
  /** Raised by every change of a field; for `If-Match`. */
  readonly version: number
  /** What this actor may do with it now. */
  readonly can: readonly RecordVerb[]
}
export const recordVerbs = ['update', 'assign', 'delete', 'restore'] as const
export type RecordVerb = (typeof recordVerbs)[number]
const stampNames: ReadonlySet<string> = new Set([
  'id',
  'title',
  'createdAt',
  'createdBy',
  'updatedAt',
  'deletedAt',
  'version',
  'can',
  'custom',
  'workspaceId',
  'folded',
  'nameKey',
])
/** Stamp fields that filters and sorts may name. */
export const stampFilters = ['id', 'createdAt', 'createdBy', 'updatedAt'] as const
export type StampFilter = (typeof stampFilters)[number]

type EmptyOf<Value> = Value extends readonly unknown[] ? Value : Value | null
type FieldValue<F> =
  F extends Field<infer Value, infer Required> ? (Required extends true ? Value : EmptyOf<Value>) : never
/** The fields of a record of this entity, as stored and as sent. */
export type FieldsOf<E> = E extends Entity<string, infer F> ? { [K in keyof F]: FieldValue<F[K]> } : never
/** A whole record. Fields hidden from the actor are missing. @public */
export type RowOf<E> = Stamp & Partial<FieldsOf<E>>
type RequiredKeys<F> = {
  [K in keyof F]: F[K] extends Field<unknown, true> ? (F[K] extends { initial: unknown } ? never : K) : never
}[keyof F]
type InsertFields<F> = { [K in RequiredKeys<F>]: FieldValue<F[K]> } & {
  [K in Exclude<keyof F, RequiredKeys<F>>]?: FieldValue<F[K]> | null
}
/** What creates a record. @public */
export type InsertOf<E> = E extends Entity<string, infer F> ? InsertFields<F> : never
/** What changes one: absent stays, null empties. @public */
export type PatchOf<E> =
  E extends Entity<string, infer F> ? { [K in keyof F]?: FieldValue<F[K]> | null } : never

/** A record of any entity, where the code is generic: field values by name. */
export type AnyRow = Stamp & Readonly<Record<string, unknown>>
export type Values = Readonly<Record<string, unknown>>

/** Field of an entity, or undefined for a name it does not have. */
export function fieldOf(entity: Entity, name: string): Field | undefined {
  return Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined
}

/** The name people know a record by; empty where nothing names it. */
export function titleOf(entity: Entity, values: Values): string {
  const parts = entity.title.map((name) => textOf(entity, name, values[name])).filter((part) => part !== '')
  if (parts.length > 0) return parts.join(' ')
  for (const name of entity.titleFallback) {
    const part = textOf(entity, name, values[name])
    if (part !== '') return part
  }
  return ''
}

function textOf(entity: Entity, name: string, value: unknown): string {
  if (typeof value === 'string') return value
  const first: unknown = Array.isArray(value) ? value[0] : undefined
  if (typeof first === 'object' && first !== null && 'value' in first && typeof first.value === 'string')
    return first.value
  const kind = entity.fields[name]?.kind
  return value === null || value === undefined || Array.isArray(value) || !kind?.searchText
    ? ''
    : kind.searchText(value)
}

/** Fields whose content is a reference: to records, members or options. */
export type ReferenceTarget =
  | { readonly of: 'record'; readonly entity: string }
  | { readonly of: 'member' }
  | { readonly of: 'option'; readonly list: string }
export function referenceOf(each: Field): ReferenceTarget | undefined {
  const { name, options } = each.kind
  if (name === 'reference' && options.entity !== undefined) return { of: 'record', entity: options.entity }
  if (name === 'user') return { of: 'member' }
  if ((name === 'option' || name === 'tags') && options.list !== undefined)
    return { of: 'option', list: options.list }
  return undefined
}
