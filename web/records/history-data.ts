// The history of one record: loaded page by page, and read anew after every write to the record.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Entity } from '#contract/entity.ts'
import { useMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { subscribeRecords } from '#web/api/record-events.ts'
import { historyOf, type HistoryPage } from '#web/api/records.ts'

const firstPage: string | undefined = undefined

/** Pages from the newest change to the oldest that was asked for. */
export function useHistory(entity: Entity, id: string) {
  const { slug } = useMeta().workspace
  const key = ['history', slug, entity.name, id] as const
  const query = useInfiniteQuery(
    {
      queryKey: key,
      queryFn: ({ pageParam }: { pageParam: string | undefined }) => historyOf(entity, id, pageParam),
      initialPageParam: firstPage,
      getNextPageParam: (page: HistoryPage) => page.next ?? undefined,
    },
    queryClient,
  )
  useEffect(
    () =>
      subscribeRecords(entity.name, (event) => {
        const changed = 'deleted' in event ? event.deleted : event.record.id
        if (changed === id)
          void queryClient.invalidateQueries({ queryKey: ['history', slug, entity.name, id] })
      }),
    [entity, id, slug],
  )
  return query
}
