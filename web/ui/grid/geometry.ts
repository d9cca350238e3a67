// Where columns stand: order, widths, what is pinned, and which of them a scroll position shows.
import type { ColumnShape, GridView } from './grid-column.ts'

const DEFAULT_WIDTH = 160
const MIN_WIDTH = 72
/** The column of check boxes, always first. */
export const CHECK_WIDTH = 40

/** The visible columns in the view's order, pinned ones first; columns that the view does not know come last. */
export function arrangeColumns<Column extends ColumnShape>(
  columns: readonly Column[],
  view: GridView,
): Column[] {
  const byId = new Map(columns.map((column) => [column.id, column]))
  const known = view.order.flatMap((id) => byId.get(id) ?? [])
  const rest = columns.filter((column) => !view.order.includes(column.id))
  const shown = [...known, ...rest].filter((column) => !view.hidden.includes(column.id))
  const isPinned = (column: Column) => pinnedIn(view, column)
  return [...shown.filter(isPinned), ...shown.filter((column) => !isPinned(column))]
}

/** A view may pin and unpin; a column's own `pinned` holds where the view says nothing. */
export function pinnedIn(view: GridView, column: ColumnShape) {
  return view.pinned?.includes(column.id) ?? column.pinned === true
}

export function widthIn(view: GridView, column: ColumnShape) {
  return Math.max(column.minWidth ?? MIN_WIDTH, view.widths[column.id] ?? column.width ?? DEFAULT_WIDTH)
}

export type ColumnLayout = {
  /** Number of pinned columns; they stand first. */
  pinned: number
  widths: readonly number[]
  /** Left edge of each column: from the grid's edge for pinned ones, from the end of those for the others. */
  starts: readonly number[]
  /** Check boxes and pinned columns together. */
  pinnedWidth: number
  /** All columns after the pinned ones together. */
  scrollWidth: number
}

export function layoutColumns(columns: readonly ColumnShape[], view: GridView): ColumnLayout {
  const widths = columns.map((column) => widthIn(view, column))
  const pinned = columns.filter((column) => pinnedIn(view, column)).length
  const starts: number[] = []
  let pinnedWidth = CHECK_WIDTH
  let scrollWidth = 0
  widths.forEach((width, index) => {
    if (index < pinned) {
      starts.push(pinnedWidth)
      pinnedWidth += width
    } else {
      starts.push(scrollWidth)
      scrollWidth += width
    }
  })
  return { pinned, widths, starts, pinnedWidth, scrollWidth }
}

/** The columns [from, to) after the pinned ones that a scroll position shows, with one more on each side. */
export function visibleColumns(layout: ColumnLayout, scrollLeft: number, viewWidth: number) {
  const right = scrollLeft + Math.max(0, viewWidth - layout.pinnedWidth)
  const count = layout.widths.length
  let from = layout.pinned
  while (from < count - 1 && edgeOf(layout, from) <= scrollLeft) from++
  let to = from
  while (to < count && (layout.starts[to] ?? 0) < right) to++
  return { from: Math.max(layout.pinned, from - 1), to: Math.min(count, to + 1) }
}

function edgeOf(layout: ColumnLayout, index: number) {
  return (layout.starts[index] ?? 0) + (layout.widths[index] ?? 0)
}

/** The scroll position nearest to the present one that shows the whole column beside the pinned ones. */
export function scrollLeftFor(layout: ColumnLayout, index: number, scrollLeft: number, viewWidth: number) {
  if (index < layout.pinned) return scrollLeft
  const room = viewWidth - layout.pinnedWidth
  const start = layout.starts[index] ?? 0
  const end = edgeOf(layout, index)
  if (start < scrollLeft) return start
  return end > scrollLeft + room ? Math.min(start, end - room) : scrollLeft
}

/** The order after a column has been dropped before another (or at the end, for null). */
export function moveBefore(ids: readonly string[], id: string, before: string | null): string[] {
  if (id === before) return [...ids]
  const rest = ids.filter((other) => other !== id)
  const at = before === null ? rest.length : rest.indexOf(before)
  rest.splice(at < 0 ? rest.length : at, 0, id)
  return rest
}

/** The order after a column has gone some places to the side; it stays among the pinned or the others. */
export function moveBy(ids: readonly string[], id: string, by: number, pinned: number): string[] {
  const from = ids.indexOf(id)
  const isPinned = from < pinned
  const least = isPinned ? 0 : pinned
  const most = isPinned ? pinned - 1 : ids.length - 1
  const to = Math.max(least, Math.min(most, from + by))
  const next = ids.filter((other) => other !== id)
  next.splice(to, 0, id)
  return next
}
