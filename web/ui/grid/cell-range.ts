// Rectangles of cells: from an anchor to the cursor, in any direction.
import { ROW_ITSELF, type CellPlace, type CellRange } from './grid-column.ts'

export function rangeBetween(a: CellPlace, b: CellPlace): CellRange {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  }
}

export function isSingle(range: CellRange) {
  return range.top === range.bottom && range.left === range.right
}

export function rangeSize(range: CellRange) {
  return (range.bottom - range.top + 1) * (range.right - range.left + 1)
}

/** The same place, pulled into a list of this size; the check box column counts as inside. */
export function clampPlace(place: CellPlace, rows: number, columns: number): CellPlace {
  return {
    row: Math.max(0, Math.min(rows - 1, place.row)),
    column: Math.max(ROW_ITSELF, Math.min(columns - 1, place.column)),
  }
}

/**
 * What a paste writes: the copied block, repeated where the selection is larger and a whole multiple of it
 * (one cell always is), as spreadsheets do.
 */
export function tileOver(cells: readonly (readonly string[])[], range: CellRange): string[][] {
  const height = cells.length
  const width = Math.max(...cells.map((row) => row.length), 0)
  if (height === 0 || width === 0) return []
  const rows = range.bottom - range.top + 1
  const columns = range.right - range.left + 1
  return repeat(cells, rows % height === 0 ? rows : height, columns % width === 0 ? columns : width)
}

/** What filling writes: the block again and again until the range is full. */
export function fillOver(cells: readonly (readonly string[])[], range: CellRange): string[][] {
  if (cells.length === 0 || (cells[0]?.length ?? 0) === 0) return []
  return repeat(cells, range.bottom - range.top + 1, range.right - range.left + 1)
}

function repeat(cells: readonly (readonly string[])[], rows: number, columns: number): string[][] {
  const width = Math.max(...cells.map((row) => row.length))
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => cells[row % cells.length]?.[column % width] ?? ''),
  )
}
