// The closed list of filter operators, what each takes, and how relative dates are said.
import { z } from 'zod'

export const operators = [
  'is',
  'isNot',
  'contains',
  'notContains',
  'startsWith',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'on',
  'before',
  'after',
  'inLast',
  'inNext',
  'olderThan',
  'isAnyOf',
  'isNoneOf',
  'inCategory',
  'hasAnyOf',
  'hasAllOf',
  'hasNoneOf',
  'isEmpty',
  'isNotEmpty',
  // Written by the server only, where it resolves dates: half-open [from, to), null for an open end.
  'range',
] as const
export type Operator = (typeof operators)[number]

export const periods = [
  'today',
  'yesterday',
  'tomorrow',
  'thisWeek',
  'lastWeek',
  'nextWeek',
  'thisMonth',
  'lastMonth',
  'nextMonth',
  'thisQuarter',
  'lastQuarter',
  'nextQuarter',
  'thisYear',
  'lastYear',
  'nextYear',
] as const
export type Period = (typeof periods)[number]
export const spanUnits = ['day', 'week', 'month', 'year'] as const
export type SpanUnit = (typeof spanUnits)[number]

export const periodSchema = z.enum(periods, 'bad-value')
/** A length of time: `{n: 2, unit: 'week'}`. */
export const spanSchema = z.strictObject(
  { n: z.int('bad-value').min(0, 'bad-value').max(5000, 'bad-value'), unit: z.enum(spanUnits, 'bad-value') },
  'bad-value',
)
export type Span = z.output<typeof spanSchema>
/** A calendar day of the years 1000 to 9999, checked against the calendar. */
export const daySchema = z.iso.date('bad-day').refine((day) => day >= '1000-01-01', 'bad-day')
/** A fixed day or a named period of the workspace's calendar. */
export const dayOrPeriodSchema = z.union([periodSchema, daySchema], 'bad-value')

export const operatorsWithoutValue: ReadonlySet<Operator> = new Set<Operator>(['isEmpty', 'isNotEmpty'])
