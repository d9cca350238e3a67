// Ticking rows, with the anchor that Shift stretches from.
import { useRef } from 'react'
import { useEvent } from '#web/ui/use-event.ts'
import type { GridModel } from './grid-model.ts'
import { loadedIds, toggleRow as toggled } from './row-selection.ts'

const NOTHING: ReadonlySet<string> = new Set()

export function useGridSelection<Row>(model: GridModel<Row>) {
  const anchor = useRef<number | null>(null)
  const { source, idOf, selected, allSelected = false, onSelect } = model.props
  const request = { selected, allSelected, idOf, rowAt: (index: number) => source.rowAt(index) }

  const toggleRow = useEvent((index: number, isRange: boolean) => {
    onSelect(toggled(request, index, isRange ? anchor.current : null))
    anchor.current = index
  })
  const extendRows = useEvent((from: number, to: number) => {
    const next = new Set(selected)
    for (let at = Math.max(0, Math.min(from, to)); at <= Math.max(from, to); at++) {
      const row = source.rowAt(at)
      if (row !== undefined) next.add(idOf(row))
    }
    anchor.current = to
    onSelect(next)
  })
  const selectAll = useEvent(() => onSelect(new Set(loadedIds(request))))
  const clearSelection = useEvent(() => onSelect(NOTHING))
  return { toggleRow, extendRows, selectAll, clearSelection }
}
