import { useMemo } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { Refs } from '#contract/schemas.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { filterFields } from './filter-fields.ts'
import type { FilterReader } from './filter-words.ts'
import { useListText } from './list-text.ts'

/** What turns a filter into words here and now. */
export function useFilterReader(entity: Entity, refs: Refs): FilterReader {
  const meta = useMeta()
  const text = useListText()
  const format = useFormat()
  return useMemo(
    () => ({
      text,
      format,
      context: meta.cellContext(refs),
      fields: filterFields(entity, meta.accessOf(entity).hidden),
    }),
    [entity, meta, refs, text, format],
  )
}
