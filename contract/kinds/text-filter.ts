// Filters on text, shared by every kind that is looked at as text. Operands are folded like the values.
import { fold } from './fold.ts'
import type { Operator } from './operators.ts'

export const textOperators = [
  'contains',
  'notContains',
  'is',
  'isNot',
  'startsWith',
  'isEmpty',
  'isNotEmpty',
] as const satisfies readonly Operator[]

/** Whether folded text meets the condition; null is a field without content. */
export function matchesText(folded: string | null, operator: Operator, operand: unknown): boolean {
  const wanted = typeof operand === 'string' ? fold(operand) : ''
  switch (operator) {
    case 'isEmpty':
      return folded === null
    case 'isNotEmpty':
      return folded !== null
    case 'is':
      return folded === wanted
    case 'isNot':
      return folded !== wanted
    case 'contains':
      return folded?.includes(wanted) ?? false
    case 'notContains':
      return !(folded?.includes(wanted) ?? false)
    case 'startsWith':
      return folded?.startsWith(wanted) ?? false
    default:
      return false
  }
}
