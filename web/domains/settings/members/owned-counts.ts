// How many records belong to a member, per object.
import { useQueries } from '@tanstack/react-query'
import type { Entity } from '#contract/entity.ts'
import { entityList } from '#contract/entities/list.ts'
import { useMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { countRecords } from '#web/api/records.ts'

export interface OwnedCount {
  readonly entity: Entity
  readonly count: number
}

/** Undefined while they are counted. */
export function useOwnedCounts(memberId: string): readonly OwnedCount[] | undefined {
  const { slug } = useMeta().workspace
  const owned = entityList.filter((each) => each.owned)
  const answers = useQueries(
    {
      queries: owned.map((entity) => ({
        queryKey: ['owned', slug, entity.name, memberId],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          countRecords(entity, { filter: { field: 'ownerId', op: 'isAnyOf', value: [memberId] } }, signal),
        staleTime: 0,
      })),
    },
    queryClient,
  )
  const counts = owned.flatMap((entity, at) => {
    const count = answers[at]?.data
    return count === undefined ? [] : [{ entity, count }]
  })
  return counts.length === owned.length ? counts : undefined
}
