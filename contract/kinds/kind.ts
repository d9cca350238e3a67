// What the house knows about one kind of value. Everything that handles fields is written against this.
import type { z } from 'zod'
import type { Label, Language } from '#contract/language.ts'
import type { Operator } from './operators.ts'

export const kindNames = [
  'text',
  'longText',
  'localText',
  'emails',
  'phones',
  'url',
  'domain',
  'number',
  'money',
  'yesNo',
  'day',
  'moment',
  'choice',
  'option',
  'reference',
  'user',
  'tags',
  'address',
  'value',
] as const
export type KindName = (typeof kindNames)[number]

/** The SQL types that a field may have; closed, so that drivers, COPY and casts are settled once. */
export type ColumnType =
  | 'text'
  | 'numeric'
  | 'bigint'
  | 'boolean'
  | 'date'
  | 'timestamptz(3)'
  | 'uuid'
  | 'uuid[]'
  | 'jsonb'

/** How rows are put in order by a field: by its folded text, by its value, by a derived number, or not at all. */
export type SortKey = 'folded' | 'value' | 'base' | 'none'

/** Settings of a kind in a definition; a closed list that is also published by `/meta`. */
export interface KindOptions {
  readonly max?: number
  readonly min?: number
  readonly decimals?: number
  /** Name of the option list that `option` and `tags` choose from. */
  readonly list?: string
  /** Name of the entity that `reference` points to. */
  readonly entity?: string
  /** Values of a `choice`, in their order. */
  readonly choices?: readonly string[]
  /** Country for phone numbers that are written without one; ISO 3166 alpha-2. */
  readonly country?: string
}

/** What printing and reading cells needs to know of the world around the value. */
export interface CellContext {
  readonly language: Language
  /** IANA zone in which moments are shown and read. */
  readonly zone: string
  /** Currency of an amount that is written without one. */
  readonly currency: string
  /** Country of phone numbers that are written without one. */
  readonly country: string
  /** Name of an option, record, member or choice; undefined where the reader may not see it. */
  label(source: LabelSource, id: string): string | undefined
  /** Ids with exactly this name (folded), best first. */
  find(source: LabelSource, name: string): readonly string[]
}
export type LabelSource =
  | { readonly of: 'option'; readonly list: string }
  | { readonly of: 'record'; readonly entity: string }
  | { readonly of: 'member' }
  | { readonly of: 'choice'; readonly choices: readonly string[] }

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false
      readonly code: FieldErrorCode
      readonly values?: Readonly<Record<string, string | number>>
    }

/** What filters in memory need to know; the SQL of a filter gets the same facts. */
export interface MatchContext {
  /** Currency of the workspace: amounts compare by their base amount. */
  readonly currency: string
}

export interface Kind<Value = unknown> {
  readonly name: KindName
  readonly options: KindOptions
  /** Names of the values of a `choice`. */
  readonly choiceLabels?: Readonly<Record<string, Label>>
  /** Shape of a stored value as rows carry it. Plain: no transformation, so serialisers can be compiled from it. */
  readonly wire: z.ZodType<Value>
  /** Reads what a client sends and brings it into the stored form; null where nothing is left. Never sees null or undefined. */
  readonly input: z.ZodType<Value | null>
  /** The value of a field without content: null, or the empty list for kinds that are lists. */
  readonly empty: null | readonly []
  readonly column: ColumnType
  readonly sortKey: SortKey
  readonly operators: readonly Operator[]
  /** Whether two stored values mean the same, so that writing one over the other is no change. */
  same(a: Value, b: Value): boolean
  /** The filter in memory; `operand` is resolved (no relative dates, no "me"). Negations hold for empty values. */
  matches(value: Value | null, operator: Operator, operand: unknown, context: MatchContext): boolean
  /** Text of the value for a spreadsheet cell; `parse` reads it back. */
  print(value: Value, context: CellContext): string
  /** Reads a cell that is not blank. */
  parse(text: string, context: CellContext): Parsed<Value>
  /** Text by which "contains" filters and search look at the value; absent where there is none. */
  searchText?(value: Value): string
}

export const fieldErrorCodes = [
  'required',
  'unknown-field',
  'read-only',
  'wrong-type',
  'too-long',
  'too-short',
  'too-many',
  'too-large',
  'too-small',
  'bad-text',
  'bad-email',
  'bad-phone',
  'bad-url',
  'bad-number',
  'bad-decimals',
  'bad-money',
  'bad-currency',
  'bad-yes-no',
  'bad-day',
  'bad-moment',
  'bad-choice',
  'bad-address',
  'unknown-reference',
  'ambiguous-reference',
  'archived-option',
  'duplicate',
  'cycle',
  'not-allowed',
  'bad-operator',
  'bad-value',
  'common-password',
  'digits-only',
  'like-your-data',
] as const
export type FieldErrorCode = (typeof fieldErrorCodes)[number]

/** True for the value that a field of this kind has when it has no content. */
export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}
