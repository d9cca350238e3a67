// Widening a column: one CSS variable per pointer move, one new view at the end.
import type { PointerEvent, RefObject } from 'react'
import { useEvent } from '#web/ui/use-event.ts'
import { widthIn } from './geometry.ts'
import type { GridColumn } from './grid-column.ts'
import type { GridModel } from './grid-model.ts'

const MAX_FITTED = 480
/** Padding and border of a cell; in the head the dots of the menu as well. */
const CELL_ROOM = 18
const HEAD_ROOM = 42

export function useColumnResize<Row>(model: GridModel<Row>, root: RefObject<HTMLDivElement | null>) {
  const { view, onView } = model.props

  const setWidth = useEvent((column: GridColumn<Row>, width: number) => {
    const widths = { ...view.widths, [column.id]: Math.round(width) }
    onView({ ...view, widths: { ...widths, [column.id]: widthIn({ ...view, widths }, column) } })
  })

  const startResize = useEvent((column: GridColumn<Row>, event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    const variable = widthVariable(model.columns.indexOf(column))
    const sign = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1
    const start = event.clientX
    const before = widthIn(view, column)
    const least = column.minWidth ?? 72
    let width = before
    const move = (moved: globalThis.PointerEvent) => {
      width = Math.max(least, before + sign * (moved.clientX - start))
      root.current?.style.setProperty(variable, `${width}px`)
    }
    const up = () => {
      removeEventListener('pointermove', move)
      if (width !== before) setWidth(column, width)
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', up, { once: true })
  })

  const stepWidth = useEvent((column: GridColumn<Row>, by: number) =>
    setWidth(column, widthIn(view, column) + by),
  )

  /** As wide as the widest cell in sight and the head ask for. */
  const fitWidth = useEvent((column: GridColumn<Row>) => {
    const index = model.columns.indexOf(column)
    const find = (selector: string) => [...(root.current?.querySelectorAll<HTMLElement>(selector) ?? [])]
    const widths = [
      ...find(`[data-column="${index}"]`).map((cell) => contentWidth(cell) + CELL_ROOM),
      ...find(`[data-head="${index}"] > button`).map((head) => contentWidth(head) + HEAD_ROOM),
    ]
    setWidth(column, Math.min(MAX_FITTED, Math.max(...widths, 0)))
  })

  return { startResize, stepWidth, fitWidth }
}

/** Name of the CSS variable that holds a column's width, by its place among the visible columns. */
export function widthVariable(index: number) {
  return `--w${index}`
}

/** Width of what stands in an element, cut off or not. */
function contentWidth(element: HTMLElement) {
  const range = document.createRange()
  range.selectNodeContents(element)
  return range.getBoundingClientRect().width
}
