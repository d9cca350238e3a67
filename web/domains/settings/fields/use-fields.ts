// All fields of the workspace, those in the trash too; loaded again after every write to one of them.
import { useQuery } from '@tanstack/react-query'
import { customField } from '#contract/entities/custom-field.ts'
import { MAX_LIMIT, type ListQuery } from '#contract/query.ts'
import { useMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { listRecords } from '#web/api/records.ts'
import { asFieldRecords, type FieldRecord } from './field-record.ts'

export interface FieldsData {
  /** Undefined until they are there. */
  readonly fields: readonly FieldRecord[] | undefined
  readonly error: Error | null
  readonly retry: () => void
}

/** Only admins may ask; for others there is nothing. */
export function useFields(): FieldsData {
  const meta = useMeta()
  const { slug } = meta.workspace
  const { data, error, refetch } = useQuery(
    {
      queryKey: fieldsKey(slug),
      queryFn: async ({ signal }) => [
        ...(await loadAll({}, signal)),
        ...(await loadAll({ deleted: 'only' }, signal)),
      ],
      staleTime: 0,
      enabled: meta.may(customField, 'read'),
    },
    queryClient,
  )
  return { fields: data, error, retry: () => void refetch() }
}

export function fieldsKey(slug: string) {
  return ['fields', slug] as const
}

/** There are a few hundred at most, so they are shown without pages. */
async function loadAll(query: ListQuery, signal: AbortSignal): Promise<FieldRecord[]> {
  const found: FieldRecord[] = []
  let cursor: string | undefined
  do {
    const page = await listRecords(
      customField,
      { ...query, limit: MAX_LIMIT, ...(cursor === undefined ? {} : { cursor }) },
      signal,
    )
    found.push(...asFieldRecords(page.items))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return found
}
