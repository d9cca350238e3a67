// The cursor of a grid, the range that hangs on it, and the cell that is being edited.
import { useState, type RefObject } from 'react'
import { useEvent } from '#web/ui/use-event.ts'
import { clampPlace, rangeBetween } from './cell-range.ts'
import { scrollLeftFor } from './geometry.ts'
import { ROW_ITSELF, type CellPlace, type CellRange } from './grid-column.ts'
import type { GridModel } from './grid-model.ts'

export type Editing = { initial: string | null }

export type GridFocus = {
  cursor: CellPlace | null
  /** The other corner of the selected range; null while one cell is meant. */
  head: CellPlace | null
  editing: Editing | null
}

export type GridFocusControl = GridFocus & {
  range: CellRange | null
  moveTo: (place: CellPlace, extend?: boolean) => void
  /** Without scrolling: for the pointer, which points at what is in sight. */
  place: (cursor: CellPlace | null, head?: CellPlace | null) => void
  edit: (initial: string | null) => void
  endEdit: () => void
  reveal: (place: CellPlace) => void
}

const NOWHERE: GridFocus = { cursor: null, head: null, editing: null }

export function useGridFocus<Row>(
  model: GridModel<Row>,
  scroller: RefObject<HTMLDivElement | null>,
  initial: CellPlace | null | undefined,
): GridFocusControl {
  const [focus, setFocus] = useState<GridFocus>(() => ({ ...NOWHERE, cursor: initial ?? null }))
  const { count, columns } = model

  const reveal = useEvent((place: CellPlace) => {
    const node = scroller.current
    if (!node) return
    const top = topFor(model, place.row, node)
    const left =
      place.column === ROW_ITSELF
        ? node.scrollLeft
        : scrollLeftFor(model.layout, place.column, node.scrollLeft, node.clientWidth)
    if (top !== node.scrollTop || left !== node.scrollLeft) node.scrollTo({ top, left, behavior: 'instant' })
  })

  const notifyCursor = (place: CellPlace | null) =>
    model.props.onCursor?.(place ? model.props.source.rowAt(place.row) : undefined, place?.row ?? -1)

  const place = useEvent((cursor: CellPlace | null, head: CellPlace | null = null) => {
    setFocus({ cursor, head, editing: null })
    if (cursor?.row !== focus.cursor?.row) notifyCursor(cursor)
  })

  const moveTo = useEvent((target: CellPlace, extend = false) => {
    if (count === 0) return
    const to = clampPlace(target, count, columns.length)
    reveal(to)
    if (extend && focus.cursor) place(focus.cursor, to)
    else place(to)
  })

  const edit = useEvent((initialText: string | null) =>
    setFocus((now) => ({ ...now, head: null, editing: { initial: initialText } })),
  )
  const endEdit = useEvent(() => setFocus((now) => ({ ...now, editing: null })))

  const isInside = focus.cursor !== null && focus.cursor.row < count && focus.cursor.column < columns.length
  const shown = isInside ? focus : NOWHERE
  const range = shown.cursor && rangeBetween(shown.cursor, shown.head ?? shown.cursor)
  return { ...shown, range, moveTo, place, edit, endEdit, reveal }
}

/** The scroll position nearest to the present one that shows the whole row below the head. */
function topFor<Row>(model: GridModel<Row>, row: number, node: HTMLElement) {
  const { rowHeight, headHeight } = model
  const start = row * rowHeight
  const room = node.clientHeight - headHeight
  if (start < node.scrollTop) return start
  const end = start + rowHeight + 8
  return end > node.scrollTop + room ? end - room : node.scrollTop
}
