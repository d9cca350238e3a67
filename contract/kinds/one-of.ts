// Filters on values that are one of many: choices, options, members, records.
import type { Operator } from './operators.ts'

export const oneOperators = [
  'isAnyOf',
  'isNoneOf',
  'isEmpty',
  'isNotEmpty',
] as const satisfies readonly Operator[]

/** Whether one value meets the condition; the operand is a list of values. */
export function matchesOne(value: string | null, operator: Operator, operand: unknown): boolean {
  const wanted: readonly unknown[] = Array.isArray(operand) ? operand : []
  switch (operator) {
    case 'isEmpty':
      return value === null
    case 'isNotEmpty':
      return value !== null
    case 'isAnyOf':
      return value !== null && wanted.includes(value)
    case 'isNoneOf':
      return value === null || !wanted.includes(value)
    default:
      return false
  }
}
