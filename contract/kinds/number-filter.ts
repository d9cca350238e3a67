// Filters on numbers and on amounts.
import type { Operator } from './operators.ts'

export const numberOperators = [
  'is',
  'isNot',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'isEmpty',
  'isNotEmpty',
] as const satisfies readonly Operator[]

/** Whether a number meets the condition; `between` takes [least, most], both included. */
export function matchesNumber(value: number | null, operator: Operator, operand: unknown): boolean {
  if (operator === 'isEmpty') return value === null
  if (operator === 'isNot') return value !== operand
  if (value === null) return false
  if (operator === 'isNotEmpty') return true
  if (operator === 'between') {
    const [least, most]: readonly unknown[] = Array.isArray(operand) ? operand : []
    return typeof least === 'number' && typeof most === 'number' && value >= least && value <= most
  }
  return typeof operand === 'number' && compares(value, operator, operand)
}

function compares(value: number, operator: Operator, operand: number): boolean {
  switch (operator) {
    case 'is':
      return value === operand
    case 'lt':
      return value < operand
    case 'lte':
      return value <= operand
    case 'gt':
      return value > operand
    case 'gte':
      return value >= operand
    default:
      return false
  }
}
