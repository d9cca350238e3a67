// What is wrong with the cells of a row, told beside them.
import { hasMarks, readMarks } from './marks.ts'
import type { Limits, RowProblem, RowRepair, TableRow } from './table.ts'

/** What a row is held against. */
export interface Expected {
  readonly width: number | undefined
  readonly shortRows: 'report' | 'fill'
  readonly limits: Limits
}

const none: readonly never[] = []

/** A row with what is wrong with it. Cells of nothing at its end, beyond the width, are left out. */
export function checkRow(
  line: number,
  read: readonly string[],
  expected: Expected,
  known: { readonly problems?: readonly RowProblem[]; readonly repairs?: readonly RowRepair[] } = {},
): TableRow {
  const cells = fitCells(read, expected)
  const { width } = expected
  const problems = [...(known.problems ?? none)]
  if (width !== undefined && cells.length !== width)
    problems.push({
      code: cells.length < width ? 'too-few-cells' : 'too-many-cells',
      found: cells.length,
      expected: width,
    })
  const { shown, found } = checkCells(cells, expected.limits)
  problems.push(...found)
  return { line, cells: shown, problems, repairs: known.repairs ?? none }
}

/** A row of which nothing needs to be checked. */
export function cleanRow(line: number, cells: readonly string[]): TableRow {
  return { line, cells, problems: none, repairs: none }
}

/** Whether a row says nothing: only delimiters, spaces and quotes around nothing. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '')
}

function fitCells(cells: readonly string[], { width, shortRows }: Expected): readonly string[] {
  if (width === undefined || cells.length === width) return cells
  if (cells.length > width)
    return cells.slice(width).every((cell) => cell === '') ? cells.slice(0, width) : cells
  return shortRows === 'fill' ? [...cells, ...Array.from({ length: width - cells.length }, () => '')] : cells
}

function checkCells(cells: readonly string[], { cell: limit }: Limits) {
  const found: RowProblem[] = []
  const shown = cells.map((cell, column) => {
    if (cell.length > limit) found.push({ code: 'cell-too-long', column, length: cell.length, limit })
    if (cell.includes('\0')) found.push({ code: 'nul-bytes', column })
    if (!hasMarks(cell)) return cell
    const { text, count } = readMarks(cell)
    found.push({ code: 'undecodable-bytes', column, count })
    return text
  })
  return { shown, found }
}
