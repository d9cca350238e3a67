// The filter in memory: plain and slow, against which SQL is held.
import { type Entity, type Values } from '#contract/entity.ts'
import type { Filter } from '#contract/query.ts'

/** Whether a record meets a resolved filter. `category` tells the category of an option. */
export function matchesFilter(
  entity: Entity,
  filter: Filter,
  values: Values,
  currency: string,
  category: (option: unknown) => string | undefined,
): boolean {
  if ('and' in filter)
    return filter.and.every((each) => matchesFilter(entity, each, values, currency, category))
  if ('or' in filter) return filter.or.some((each) => matchesFilter(entity, each, values, currency, category))
  if ('not' in filter) return !matchesFilter(entity, filter.not, values, currency, category)
  const def = entity.fields[filter.field]
  if (!def) throw new Error(`no field ${filter.field}`)
  const value = values[filter.field] ?? null
  if (filter.op === 'inCategory') return (filter.value as readonly string[]).includes(category(value) ?? '')
  return def.kind.matches(value, filter.op, filter.value, { currency })
}
