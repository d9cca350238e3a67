// Records to choose from, found as one types; for editors, filters and forms alike.
import { useCallback } from 'react'
import { type AnyRow, type Entity, type Field, fieldOf } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import { listRecords } from '#web/api/records.ts'
import type { LoadOptions, Option } from '#web/ui/select/options.ts'

/** Hits of a type-ahead; whoever needs more types more. */
const HITS = 20

/** Asks the server for records of the entity; `onFound` hears of each answer, for their names. */
export function useReferenceOptions(
  entity: Entity,
  onFound?: (options: readonly Option[]) => void,
): LoadOptions {
  return useCallback(
    async (typed, signal) => {
      const search = typed.trim()
      const fields = [...entity.title, ...entity.titleFallback]
      const query = search === '' ? { limit: HITS, fields } : { search, limit: HITS, fields }
      const page = await listRecords(entity, query, signal)
      const options = page.items.map((row) => recordOption(entity, row))
      onFound?.(options)
      return options
    },
    [entity, onFound],
  )
}

/** A record as a line of a list: its title, and what tells it from its namesakes. */
export function recordOption(entity: Entity, row: AnyRow): Option {
  const hint = entity.titleFallback
    .map((name) => mainText(fieldOf(entity, name), row[name]))
    .find((text) => text !== '' && text !== row.title)
  return { value: row.id, label: row.title, ...(hint === undefined ? {} : { hint }) }
}

/** Of several mails or numbers the first. */
function mainText(field: Field | undefined, value: unknown): string {
  if (isEmpty(value)) return ''
  return field?.kind.searchText?.(Array.isArray(value) ? value.slice(0, 1) : value) ?? ''
}
