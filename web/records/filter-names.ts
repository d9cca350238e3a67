// Names of the records that a filter mentions, for chips and operands.
import { useQuery } from '@tanstack/react-query'
import { entityOf } from '#contract/entities/list.ts'
import { type Entity, fieldOf } from '#contract/entity.ts'
import { conditionsOf, type Filter } from '#contract/query.ts'
import type { Refs } from '#contract/schemas.ts'
import { queryClient } from '#web/api/query-client.ts'
import { listRecords } from '#web/api/records.ts'

const none: Refs = {}

/** Empty until they are there; a record that the reader may not see has no name. */
export function useFilterNames(entity: Entity, filter: Filter | undefined): Refs {
  const wanted = wantedIds(entity, filter)
  const { data } = useQuery(
    {
      queryKey: ['filter-names', wanted],
      queryFn: () => namesOf(wanted),
      enabled: wanted.length > 0,
      placeholderData: (before) => before,
    },
    queryClient,
  )
  return data ?? none
}

type Wanted = readonly (readonly [entity: string, ids: readonly string[]])[]

function wantedIds(entity: Entity, filter: Filter | undefined): Wanted {
  const ids = new Map<string, Set<string>>()
  for (const { field, value } of filter ? conditionsOf(filter) : []) {
    const target = fieldOf(entity, field)?.kind.options.entity
    if (target === undefined || !Array.isArray(value)) continue
    const set = ids.get(target) ?? new Set()
    ids.set(target, set)
    for (const id of value) if (typeof id === 'string') set.add(id)
  }
  return [...ids].map(([target, set]) => [target, [...set].toSorted()])
}

async function namesOf(wanted: Wanted): Promise<Refs> {
  const refs: Record<string, Refs[string]> = {}
  for (const [name, ids] of wanted) {
    const target = entityOf(name)
    const filter = { field: 'id', op: 'isAnyOf', value: ids } as const
    const page = await listRecords(target, { filter, limit: 200, fields: target.title })
    for (const row of page.items) refs[row.id] = { entity: name, title: row.title }
  }
  return refs
}
