// Moving rows of a list by the grip: with the pointer a line shows where a row will fall, with arrow keys it moves one place.
import { useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'
import { useEvent } from '#web/ui/use-event.ts'

/** A place in the list: before a row, or at the end of a group. */
export interface DropPlace {
  readonly group: string
  readonly beforeId: string | null
}
export interface RowDrag {
  /** Row in the air, and where it would fall. */
  readonly dragged: { readonly id: string; readonly place: DropPlace } | undefined
  readonly onGripDown: (id: string, event: PointerEvent<HTMLElement>) => void
  readonly onGripKey: (id: string, event: KeyboardEvent<HTMLElement>) => void
}

/** How far the pointer moves before it counts as dragging. */
const SLACK = 4
/** Nearer to the edge than this the list scrolls along. */
const EDGE = 48

/** Places are read from the document: `data-place` on rows (their id) and on ends of groups (empty), `data-group` on both. */
export function useRowDrag(
  list: RefObject<HTMLDivElement | null>,
  onDrop: (id: string, place: DropPlace) => void,
  onStep: (id: string, by: -1 | 1) => void,
): RowDrag {
  const [dragged, setDragged] = useState<RowDrag['dragged']>()
  const drop = useEvent(onDrop)
  const onGripDown = useEvent((id: string, event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    const grip = event.currentTarget
    const start = event.clientY
    let place: DropPlace | undefined
    grip.setPointerCapture(event.pointerId)
    const move = (moved: globalThis.PointerEvent) => {
      if (!place && Math.abs(moved.clientY - start) < SLACK) return
      scrollAlong(list.current, moved.clientY)
      place = placeAt(list.current, moved.clientY) ?? place
      if (place) setDragged({ id, place })
    }
    const end = (ended: globalThis.PointerEvent) => {
      grip.removeEventListener('pointermove', move)
      grip.removeEventListener('pointerup', end)
      grip.removeEventListener('pointercancel', end)
      setDragged(undefined)
      if (place && ended.type === 'pointerup' && place.beforeId !== id) drop(id, place)
    }
    grip.addEventListener('pointermove', move)
    grip.addEventListener('pointerup', end)
    grip.addEventListener('pointercancel', end)
  })
  const onGripKey = useEvent((id: string, event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onStep(id, event.key === 'ArrowUp' ? -1 : 1)
  })
  return { dragged, onGripDown, onGripKey }
}

function placeAt(list: HTMLElement | null, y: number): DropPlace | undefined {
  const marks = [...(list?.querySelectorAll<HTMLElement>('[data-place]') ?? [])]
  const hit = marks.find((mark) => {
    const box = mark.getBoundingClientRect()
    return y < box.top + box.height / 2
  })
  const mark = hit ?? marks.at(-1)
  if (!mark) return undefined
  return { group: mark.dataset['group'] ?? '', beforeId: mark.dataset['place'] || null }
}

function scrollAlong(list: HTMLElement | null, y: number): void {
  const scroller = list?.closest('section')
  if (!scroller) return
  const box = scroller.getBoundingClientRect()
  if (y < box.top + EDGE) scroller.scrollBy(0, -12)
  if (y > box.bottom - EDGE) scroller.scrollBy(0, 12)
}
