// The one filter language, sort order and page of every list; see docs/decisions for why it is closed.
import { z } from 'zod'
import { operators, type Operator } from './kinds/operators.ts'

/** A condition on one field. `value` is checked against the field's kind where the entity is known. */
export interface Condition {
  readonly field: string
  readonly op: Operator
  readonly value?: unknown
}
export type Filter =
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly not: Filter }
  | Condition

export const MAX_FILTER_DEPTH = 8
export const MAX_CONDITIONS = 60

const conditionSchema: z.ZodType<Condition> = z.strictObject({
  field: z.string().min(1).max(100),
  op: z.enum(
    operators.filter((name) => name !== 'range'),
    'bad-operator',
  ),
  value: z.unknown().optional(),
})
const filterShape: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({ and: z.array(filterShape).max(MAX_CONDITIONS) }),
    z.strictObject({ or: z.array(filterShape).max(MAX_CONDITIONS) }),
    z.strictObject({ not: filterShape }),
    conditionSchema,
  ]),
)

/** A filter of bounded depth and size; the bounds are checked before anything recursive touches it. */
export const filterSchema: z.ZodType<Filter> = z
  .unknown()
  .refine((value) => depthWithin(value, MAX_FILTER_DEPTH * 2 + 4), 'filter-too-deep')
  .pipe(filterShape)
  .refine((filter) => conditionsOf(filter).length <= MAX_CONDITIONS, 'filter-too-long')
  .meta({ id: 'Filter', description: 'and, or, not and conditions {field, op, value}' })

/** Whether a JSON value nests no deeper than `limit`; does not recurse further than that. */
export function depthWithin(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (limit === 0) return false
  return Object.values(value).every((inner) => depthWithin(inner, limit - 1))
}

/** All conditions of a filter, in reading order. */
export function conditionsOf(filter: Filter): Condition[] {
  if ('and' in filter) return filter.and.flatMap(conditionsOf)
  if ('or' in filter) return filter.or.flatMap(conditionsOf)
  if ('not' in filter) return conditionsOf(filter.not)
  return [filter]
}

/** `name` or `-name`; `title` and `createdAt` exist on every entity, `deletedAt` in every trash. */
export const sortSchema = z
  .string()
  .regex(/^-?[a-zA-Z][a-zA-Z0-9_]*$/, 'bad-value')
  .max(60)
export interface Sort {
  readonly field: string
  readonly descending: boolean
}
export function parseSort(sort: string): Sort {
  return sort.startsWith('-')
    ? { field: sort.slice(1), descending: true }
    : { field: sort, descending: false }
}
export const DEFAULT_SORT = '-createdAt'
export const MAX_LIMIT = 200
export const MAX_OFFSET = 100_000
export const EXACT_TOTAL = 10_000

/** What a list is asked for; the same in address and body. */
export interface ListQuery {
  readonly filter?: Filter | undefined
  readonly search?: string | undefined
  readonly sort?: string | undefined
  readonly limit?: number | undefined
  readonly offset?: number | undefined
  readonly cursor?: string | undefined
  readonly fields?: readonly string[] | undefined
  /** `only` lists the trash. */
  readonly deleted?: 'only' | undefined
}
