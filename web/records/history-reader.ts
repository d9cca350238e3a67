import { useMemo } from 'react'
import type { Refs } from '#contract/schemas.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useRecordText } from './record-page-text.ts'
import { useFormat } from '#web/ui/format-context.tsx'
import type { HistoryReader } from './history-words.ts'

/** The reader of now, for texts about values; `refs` name the records that the values point to. */
export function useReader(refs: Refs): HistoryReader {
  const meta = useMeta()
  const format = useFormat()
  const text = useRecordText()
  return useMemo(
    () => ({ context: meta.cellContext(refs), format, hidden: text('widget.hidden'), text }),
    [meta, refs, format, text],
  )
}
