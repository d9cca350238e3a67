// Filters on days and moments. What people ask for is said relative to a calendar; what is matched is a plain range.
import type { Operator } from './operators.ts'

export const timeOperators = [
  'on',
  'before',
  'after',
  'between',
  'inLast',
  'inNext',
  'olderThan',
  'isEmpty',
  'isNotEmpty',
] as const satisfies readonly Operator[]

/**
 * Whether a day or moment meets the condition. The others of `timeOperators` become `range` before they come here: half-open
 * [from, to), null for an open end, in the same form as the value, so that the order of texts is the order of time.
 */
export function matchesTime(value: string | null, operator: Operator, operand: unknown): boolean {
  if (operator === 'isEmpty') return value === null
  if (value === null) return false
  if (operator === 'isNotEmpty') return true
  if (operator !== 'range' || !Array.isArray(operand)) return false
  const [from, to]: readonly unknown[] = operand
  return (typeof from !== 'string' || value >= from) && (typeof to !== 'string' || value < to)
}
