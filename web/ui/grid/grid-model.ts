// The props of a grid and what is worked out of them once a render; its hooks share it.
import type { ReactNode, Ref } from 'react'
import type { CellStates } from './cell-states.ts'
import type { ColumnLayout } from './geometry.ts'
import type { CellPlace, ClearedBlock, GridColumn, GridSort, GridView, PastedBlock } from './grid-column.ts'
import type { HeaderMenuExtra } from './header-menu.tsx'
import type { RowSource } from './row-source.ts'

export type DataGridProps<Row> = {
  /** Name of the grid for screen readers. */
  label: string
  columns: readonly GridColumn<Row>[]
  source: RowSource<Row>
  idOf: (row: Row) => string
  view: GridView
  onView: (view: GridView) => void
  sort?: GridSort | null
  onSort?: (sort: GridSort | null) => void
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
  /** Everything in this view is selected, loaded or not. */
  allSelected?: boolean
  cellStates?: CellStates
  /** A cell was edited in place. The owner patches its rows and tells the outcome by `cellStates`. */
  onCommit?: (row: Row, columnId: string, value: unknown) => void
  /** A block was pasted or filled in; texts as they came, to be read and checked by the owner. */
  onPaste?: (block: PastedBlock) => void
  onClear?: (block: ClearedBlock) => void
  onOpen?: (row: Row) => void
  /** Address of a record, so that its link opens in a new tab as well. */
  hrefOf?: (row: Row) => string
  onPeek?: (row: Row) => void
  /** The row under the cursor, as it moves; undefined when there is none. */
  onCursor?: (row: Row | undefined, index: number) => void
  /** More items for a column's menu, below those of the grid. */
  headerMenu?: (column: GridColumn<Row>) => HeaderMenuExtra | null
  /** Shown instead of rows when there are none. */
  empty?: ReactNode
  /** Says an error of a page in words; the grid adds the button to try again. */
  errorText?: (error: unknown) => string
  /** Shown below the last row that can be reached when there are more. */
  beyond?: ReactNode
  footer?: ReactNode
  /** Where to begin, from an earlier `onScrollSettled`. */
  initialScroll?: GridScroll
  /** The place after scrolling has come to rest; what back and forward restore. */
  onScrollSettled?: (scroll: GridScroll) => void
  handle?: Ref<GridHandle>
}

/** A scroll position that holds over densities: the first row in sight and the pixels above it. */
export type GridScroll = { row: number; shift: number; left: number; cursor?: CellPlace | null }

export type GridHandle = {
  focus: () => void
  /** Moves the cursor to a row (and column), scrolls it into sight and takes the focus. */
  focusCell: (row: number, columnId?: string) => void
  /** The same, and opens the editor of the cell where it can be edited. */
  editCell: (row: number, columnId: string) => void
  cursorRow: () => number | undefined
  getScroll: () => GridScroll
  restoreScroll: (scroll: GridScroll) => void
}

export type GridModel<Row> = {
  props: DataGridProps<Row>
  /** Visible columns in order. */
  columns: readonly GridColumn<Row>[]
  layout: ColumnLayout
  /** Rows laid out. */
  count: number
  rowHeight: number
  headHeight: number
}

/** Whether this cell takes an edit, and if not, why. */
export function editability<Row>(model: GridModel<Row>, place: CellPlace) {
  const column = model.columns[place.column]
  const row = model.props.source.rowAt(place.row)
  if (!column || row === undefined) return { canEdit: false as const, reason: undefined }
  const reason = column.readOnly?.(row)
  const canEdit = column.editor !== undefined && reason === undefined
  return canEdit ? { canEdit: true as const, column, row } : { canEdit: false as const, reason }
}
