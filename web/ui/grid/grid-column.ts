// What a grid is told about its columns and about the view that people have made of them.
import type { ReactNode } from 'react'
import type { EditControl } from '#web/ui/edit-control.ts'

export type EditorProps<Row> = EditControl & { row: Row; column: GridColumn<Row> }

export type ColumnShape = {
  id: string
  label: string
  width?: number
  minWidth?: number
  pinned?: boolean
}

export type GridColumn<Row> = ColumnShape & {
  icon?: ReactNode
  align?: 'start' | 'end'
  /** The name of the record: Enter opens it and letters are shortcuts there; F2 or a double click edits. */
  isName?: boolean
  sortable?: boolean
  /** Why this cell cannot be edited, as a sentence for its tooltip; undefined where it can. */
  readOnly?: (row: Row) => string | undefined
  render: (row: Row) => ReactNode
  /** What a copied cell says, and what a screen reader falls back on. */
  text: (row: Row) => string
  editor?: (props: EditorProps<Row>) => ReactNode
}

/** How one person has arranged the columns; kept by the owner of the grid. */
export type GridView = {
  order: readonly string[]
  hidden: readonly string[]
  widths: Readonly<Record<string, number>>
  /** Where absent, the columns' own `pinned` holds. */
  pinned?: readonly string[]
}

export const emptyView: GridView = { order: [], hidden: [], widths: {} }

export type GridSort = { column: string; direction: 'asc' | 'desc' }

/** A rectangle of cells, ends included, by row index and by place among the visible columns. */
export type CellRange = { top: number; bottom: number; left: number; right: number }

/** Column -1 is the check box: there the whole row is meant and letters are shortcuts, not text. */
export type CellPlace = { row: number; column: number }

export const ROW_ITSELF = -1

/** Cells that were pasted or filled in: where they begin and the columns they fall into. */
export type PastedBlock = {
  top: number
  left: number
  cells: string[][]
  columnIds: string[]
}

export type ClearedBlock = CellRange & { columnIds: string[] }
