// The record of a page: loaded once, kept in step with every write in this tab.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Entity } from '#contract/entity.ts'
import { useMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { subscribeRecords } from '#web/api/record-events.ts'
import { getRecord, type RecordAnswer } from '#web/api/records.ts'

interface RecordData {
  readonly answer: RecordAnswer | undefined
  readonly error: Error | null
  readonly retry: () => void
}

export function useRecordData(entity: Entity, id: string): RecordData {
  const { slug } = useMeta().workspace
  const { data, error, refetch } = useQuery(
    {
      queryKey: ['record', slug, entity.name, id],
      queryFn: ({ signal }) => getRecord(entity, id, signal),
      // Others work on it too: coming back to the page shows what is there now.
      staleTime: 0,
    },
    queryClient,
  )
  useEffect(() => {
    const queryKey = ['record', slug, entity.name, id]
    return subscribeRecords(entity.name, (event) => {
      if ('deleted' in event) {
        if (event.deleted === id) void queryClient.invalidateQueries({ queryKey })
      } else if (event.record.id === id) {
        const { record, refs } = event
        queryClient.setQueryData<RecordAnswer>(queryKey, (now) =>
          now && now.record.version > record.version ? now : { record, refs },
        )
      }
    })
  }, [entity, id, slug])
  // Fields that came or went since the record was loaded.
  const known = useRef(entity)
  useEffect(() => {
    if (known.current === entity) return
    known.current = entity
    void refetch()
  }, [entity, refetch])
  return { answer: data, error, retry: () => void refetch() }
}
