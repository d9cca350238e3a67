// Keys by which lists follow fields that a workspace added: text whose bytes are in the order of the values.
import type { Entity, Field, Values } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import { customColumnsOf } from './columns.ts'
import { sortValue } from './derived.ts'

/** Keys by field, of those that lists can be sorted by and that have content. */
export function sortKeysOf(
  entity: Entity,
  values: Values,
  currency: string,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    customColumnsOf(entity).flatMap(({ field, def }) => {
      const key = def.sort ? keyOf(def, values[field], currency) : null
      return key === null ? [] : [[field, key]]
    }),
  )
}

function keyOf(def: Field, value: unknown, currency: string): string | null {
  if (isEmpty(value)) return null
  const sorted = def.kind.sortKey === 'value' ? value : sortValue(def, value, currency)
  if (typeof sorted === 'number') return numberKey(sorted)
  if (typeof sorted === 'boolean') return sorted ? '1' : '0'
  return typeof sorted === 'string' ? sorted : null
}

const WHOLE_DIGITS = 17
const DECIMALS = 6

/** Digits of a fixed width after a sign; those of negative numbers are turned round, so that the greater comes later. */
export function numberKey(value: number): string {
  const [whole = '', decimals = ''] = Math.abs(value).toFixed(DECIMALS).split('.')
  const digits = whole.padStart(WHOLE_DIGITS, '0') + decimals
  return value < 0 ? `-${digits.replaceAll(/\d/g, (digit) => String(9 - Number(digit)))}` : `1${digits}`
}
