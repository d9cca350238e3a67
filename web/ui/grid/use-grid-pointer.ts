// The pointer on cells: one set of handlers on the body reads the cell from the element that was hit.
import { useEffect, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react'
import { useEvent } from '#web/ui/use-event.ts'
import { ROW_ITSELF, type CellPlace } from './grid-column.ts'
import { editability, type GridModel } from './grid-model.ts'
import type { GridFocusControl } from './use-grid-focus.ts'

type PointerParts = {
  root: RefObject<HTMLDivElement | null>
  scroller: RefObject<HTMLDivElement | null>
  toggleRow: (index: number, isRange: boolean) => void
}

export function useGridPointer<Row>(model: GridModel<Row>, focus: GridFocusControl, parts: PointerParts) {
  const stopDrag = useRef<(() => void) | null>(null)
  useEffect(() => () => stopDrag.current?.(), [])

  const extendTo = useEvent((start: CellPlace, x: number, y: number) => {
    const over = placeAt(document.elementFromPoint(x, y))
    if (!over || over.column === ROW_ITSELF || isSamePlace(focus.head ?? start, over)) return
    focus.place(start, isSamePlace(start, over) ? null : over)
  })

  const startDrag = (start: CellPlace) => {
    stopDrag.current?.()
    stopDrag.current = followPointer(parts.scroller, (x, y) => extendTo(start, x, y))
  }

  const onPointerDown = useEvent((event: PointerEvent<HTMLElement>) => {
    const place = placeAt(event.target)
    if (event.button !== 0 || !place || isControl(event.target)) return
    if (focus.editing && isSamePlace(focus.cursor, place)) return
    if (focus.editing) leaveEditor(parts.root.current)
    const isRange = event.shiftKey && focus.cursor !== null && place.column !== ROW_ITSELF
    if (isRange) focus.place(focus.cursor, place)
    else focus.place(place)
    if (event.pointerType === 'mouse' && place.column !== ROW_ITSELF) {
      startDrag(isRange && focus.cursor ? focus.cursor : place)
    }
  })

  /** The focus belongs to the grid, not to the cell that was hit; without this the browser would take it. */
  const onMouseDown = useEvent((event: MouseEvent<HTMLElement>) => {
    const place = placeAt(event.target)
    if (!place || isControl(event.target)) return
    if (focus.editing && isSamePlace(focus.cursor, place)) return
    event.preventDefault()
    parts.root.current?.focus({ preventScroll: true })
  })

  const onDoubleClick = useEvent((event: MouseEvent<HTMLElement>) => {
    const place = placeAt(event.target)
    if (!place || isControl(event.target) || !editability(model, place).canEdit) return
    focus.place(place)
    focus.edit(null)
  })

  const onClick = useEvent((event: MouseEvent<HTMLElement>) => {
    const { target } = event
    if (!(target instanceof HTMLInputElement) || target.dataset['tick'] === undefined) return
    parts.toggleRow(Number(target.dataset['tick']), event.shiftKey)
    parts.root.current?.focus({ preventScroll: true })
  })

  return { onPointerDown, onMouseDown, onDoubleClick, onClick }
}

/** Reads data-row and data-column of the cell around an element; editors in a portal lie outside of any. */
export function placeAt(target: EventTarget | null): CellPlace | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row][data-column]') : null
  if (!cell) return null
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) }
}

function isSamePlace(a: CellPlace | null, b: CellPlace) {
  return a?.row === b.row && a.column === b.column
}

/** Links, buttons and check boxes in a cell do their own work. */
function isControl(target: EventTarget) {
  return target instanceof Element && target.closest('a, button, input, [data-fill]') !== null
}

/** Leaving an editor saves it; the blur must come before the cursor moves. A list of options lies in a portal. */
function leaveEditor(root: HTMLElement | null) {
  const active = document.activeElement
  if (active instanceof HTMLElement && active !== root) active.blur()
}

/** Reports the pointer until it is released, and scrolls while it is held beyond an edge. */
export function followPointer(
  scroller: RefObject<HTMLDivElement | null>,
  onMove: (x: number, y: number) => void,
  onRelease?: () => void,
) {
  let last: { x: number; y: number } | null = null
  let frame = 0
  const scrollAtEdge = () => {
    frame = requestAnimationFrame(scrollAtEdge)
    const node = scroller.current
    if (!last || !node) return
    const box = node.getBoundingClientRect()
    const down = beyond(last.y, box.top + 40, box.bottom)
    const right = beyond(last.x, box.left, box.right)
    if (down === 0 && right === 0) return
    node.scrollBy(right, down)
    const clamp = (value: number, from: number, to: number) => Math.max(from, Math.min(to, value))
    onMove(clamp(last.x, box.left + 60, box.right - 20), clamp(last.y, box.top + 44, box.bottom - 20))
  }
  const move = (event: globalThis.PointerEvent) => {
    last = { x: event.clientX, y: event.clientY }
    onMove(last.x, last.y)
  }
  const stop = () => {
    cancelAnimationFrame(frame)
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', release)
    removeEventListener('pointercancel', release)
  }
  const release = () => {
    stop()
    onRelease?.()
  }
  addEventListener('pointermove', move)
  addEventListener('pointerup', release)
  addEventListener('pointercancel', release)
  frame = requestAnimationFrame(scrollAtEdge)
  return stop
}

function beyond(at: number, from: number, to: number) {
  if (at < from) return Math.max(-24, (at - from) / 3)
  return at > to ? Math.min(24, (at - to) / 3) : 0
}
