// Dragging a column by its head: a line shows where it will fall, nothing else moves until then.
import { useState, type PointerEvent, type RefObject } from 'react'
import { useEvent } from '#web/ui/use-event.ts'
import { moveBefore, moveBy } from './geometry.ts'
import type { GridColumn } from './grid-column.ts'
import type { GridModel } from './grid-model.ts'

/** Less than this is a click. */
const SLACK = 6

export type ColumnDrag = { id: string; left: number }

export function useColumnDrag<Row>(
  model: GridModel<Row>,
  root: RefObject<HTMLDivElement | null>,
  scroller: RefObject<HTMLDivElement | null>,
) {
  const [drag, setDrag] = useState<ColumnDrag | null>(null)
  const { view, onView } = model.props
  const ids = model.columns.map((column) => column.id)

  const drop = useEvent((id: string, before: string | null) =>
    onView({ ...view, order: moveBefore(ids, id, before) }),
  )

  const startDrag = useEvent((column: GridColumn<Row>, event: PointerEvent<HTMLElement>) => {
    const index = model.columns.indexOf(column)
    if (event.button !== 0 || event.pointerType === 'touch' || index < model.layout.pinned) return
    const heads = [...(root.current?.querySelectorAll<HTMLElement>('[data-head]') ?? [])].filter(
      (head) => Number(head.dataset['head']) >= model.layout.pinned,
    )
    const start = event.clientX
    let target: { before: string | null; left: number } | null = null
    const move = (moved: globalThis.PointerEvent) => {
      if (!target && Math.abs(moved.clientX - start) < SLACK) return
      target = dropTarget(heads, moved.clientX, ids, scroller.current)
      setDrag({ id: column.id, left: target.left })
    }
    const up = () => {
      removeEventListener('pointermove', move)
      setDrag(null)
      if (!target) return
      swallowNextClick()
      drop(column.id, target.before)
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', up, { once: true })
  })

  const moveColumn = useEvent((column: GridColumn<Row>, by: number) =>
    onView({ ...view, order: moveBy(ids, column.id, by, model.layout.pinned) }),
  )

  return { drag, startDrag, moveColumn }
}

function dropTarget(heads: HTMLElement[], x: number, ids: string[], scroller: HTMLElement | null) {
  const origin = scroller ? scroller.getBoundingClientRect().left - scroller.scrollLeft : 0
  let left = 0
  for (const head of heads) {
    const box = head.getBoundingClientRect()
    left = box.left - origin
    if (x < box.left + box.width / 2) return { before: ids[Number(head.dataset['head'])] ?? null, left }
    left = box.right - origin
  }
  const last = heads.at(-1)
  return { before: last ? (ids[Number(last.dataset['head']) + 1] ?? null) : null, left }
}

/** The release of a drag is followed by a click on the head, which would sort. */
function swallowNextClick() {
  const swallow = (event: MouseEvent) => {
    event.stopPropagation()
    event.preventDefault()
  }
  addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0)
}
