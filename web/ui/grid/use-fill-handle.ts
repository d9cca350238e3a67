// The little square at the corner of a range: pulled down, it repeats the cells over the rows below.
import { useEffect, useRef, type PointerEvent, type RefObject } from 'react'
import { useEvent } from '#web/ui/use-event.ts'
import type { CellRange } from './grid-column.ts'
import type { GridFocusControl } from './use-grid-focus.ts'
import { followPointer, placeAt } from './use-grid-pointer.ts'

export function useFillHandle(
  focus: GridFocusControl,
  scroller: RefObject<HTMLDivElement | null>,
  fill: (from: CellRange, over: CellRange) => void,
) {
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => () => stop.current?.(), [])

  return useEvent((event: PointerEvent<HTMLElement>) => {
    const from = focus.range
    const isHandle = event.target instanceof Element && event.target.closest('[data-fill]') !== null
    if (!isHandle || event.button !== 0 || !from) return false
    event.preventDefault()
    let bottom = from.bottom
    const corner = { row: from.top, column: from.left }
    const onMove = (x: number, y: number) => {
      const over = placeAt(document.elementFromPoint(x, y))
      if (!over || Math.max(from.bottom, over.row) === bottom) return
      bottom = Math.max(from.bottom, over.row)
      focus.place(corner, { row: bottom, column: from.right })
    }
    const onRelease = () => {
      if (bottom > from.bottom) fill(from, { ...from, bottom })
    }
    stop.current = followPointer(scroller, onMove, onRelease)
    return true
  })
}
