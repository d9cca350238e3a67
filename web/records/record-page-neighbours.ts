// The records before and after this one in the list that it was opened from.
import { useQuery } from '@tanstack/react-query'
import type { AnyRow, Entity } from '#contract/entity.ts'
import { MAX_OFFSET } from '#contract/query.ts'
import { useMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { listRecords } from '#web/api/records.ts'
import type { RecordOrigin } from './record-page-origin.ts'

export interface Neighbour {
  readonly id: string
  readonly origin: RecordOrigin
}
export interface Neighbours {
  readonly previous: Neighbour | undefined
  readonly next: Neighbour | undefined
  /** Place of the record in the list of now, from 0. */
  readonly index: number
}

/** Asks the list anew, so that what was changed since is counted in. */
export function useNeighbours(entity: Entity, id: string, origin: RecordOrigin): Neighbours {
  const { slug } = useMeta().workspace
  const { data } = useQuery(
    {
      queryKey: ['neighbours', slug, entity.name, id, origin.query, origin.index],
      queryFn: ({ signal }) => around(entity, origin, signal),
      enabled: origin.index < MAX_OFFSET,
      staleTime: 10_000,
    },
    queryClient,
  )
  if (data) return neighboursIn(data, id, origin)
  return { previous: undefined, next: undefined, index: origin.index }
}

/** The record's own place and one on each side. */
async function around(entity: Entity, origin: RecordOrigin, signal: AbortSignal) {
  const offset = Math.max(0, origin.index - 1)
  const query = { ...origin.query, offset, limit: origin.index === 0 ? 2 : 3, fields: [...entity.title] }
  return (await listRecords(entity, query, signal)).items
}

/** An edit may have moved the record out of its place: then what stands there now is the next one. */
export function neighboursIn(items: readonly AnyRow[], id: string, origin: RecordOrigin): Neighbours {
  const start = Math.max(0, origin.index - 1)
  const found = items.findIndex((row) => row.id === id)
  const own = found >= 0 ? found : origin.index - start
  const at = (place: number): Neighbour | undefined => {
    const row = items[place]
    return row && row.id !== id ? { id: row.id, origin: { ...origin, index: start + place } } : undefined
  }
  return { previous: at(own - 1), next: found >= 0 ? at(own + 1) : at(own), index: start + own }
}
