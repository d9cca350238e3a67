// Where a table begins in its file, whether its first row heads the columns, and how many columns it has.
import { cellType, isValue, type CellType } from './cell-type.ts'
import { saysHeading } from './heading-words.ts'
import type { TableRow, TableSettings } from './table.ts'

export type Frame = Pick<TableSettings, 'preamble' | 'header' | 'width' | 'shortRows'>

/** Rows below the heading that are compared with it. */
const comparedRows = 200
/** Rows before a table, at most. */
const mostPreamble = 100

/** The frame of a table of which some rows are at hand, as far as it is not known already. */
export function findFrame(rows: readonly TableRow[], known: Partial<Frame> = {}): Frame {
  const preamble = known.preamble ?? findPreamble(rows)
  const table = rows.filter(({ line }) => line > preamble)
  const [first, ...others] = table
  const header = known.header ?? (first !== undefined && looksLikeHeader(first.cells, others))
  const body = header ? others : table
  const width = known.width ?? findWidth(header ? (first?.cells.length ?? 0) : 0, body)
  return {
    preamble,
    header,
    width,
    shortRows: known.shortRows ?? (leavesOutCells(body, width) ? 'fill' : 'report'),
  }
}

/** Whether most rows lack the same cells at their end. */
function leavesOutCells(body: readonly TableRow[], width: number): boolean {
  const usual = commonest(body.map(({ cells }) => cells.length))
  const alike = body.filter(({ cells }) => cells.length === usual).length
  return usual > 1 && usual < width && alike * 2 > body.length
}

/** Lines before the table: rows of far fewer cells than most rows have. */
function findPreamble(rows: readonly TableRow[]): number {
  const width = commonest(rows.map(({ cells }) => cells.length))
  const begin = rows.slice(0, mostPreamble).findIndex(({ cells }) => {
    const filled = cells.filter((cell) => cell.trim() !== '').length
    const isComment = /^(#|\/\/|--)/.test(cells[0] ?? '') && cells.length !== width
    return !isComment && cells.length > Math.max(1, width / 2) && (filled > 1 || width < 3)
  })
  const first = rows[begin]
  return width < 2 || begin <= 0 || first === undefined ? 0 : first.line - 1
}

/** A table is as wide as its heading, unless most of its rows say more. */
function findWidth(headings: number, body: readonly TableRow[]): number {
  if (headings === 0) return commonest(body.map(({ cells }) => cells.length))
  const filled = body.map(({ cells }) => cells.findLastIndex((cell) => cell !== '') + 1)
  const usual = commonest(filled)
  const isUsual = filled.filter((length) => length === usual).length * 2 > filled.length
  return isUsual ? Math.max(headings, usual) : headings
}

/** The most frequent number, the greatest of several. */
function commonest(numbers: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  const [most = 0] = [...counts].sort(([a, of], [b, other]) => other - of || b - a).map(([number]) => number)
  return most
}

/** Each column votes: a text above values speaks for a heading, a value or a text that comes again against one. */
function looksLikeHeader(first: readonly string[], others: readonly TableRow[]): boolean {
  // The very same row again is the heading of a file that was put behind another.
  const rows = others
    .slice(0, comparedRows)
    .filter(({ cells }) => cells.some((cell, column) => cell !== first[column]))
  const votes = first.map((cell, column) =>
    voteOf(
      cell,
      rows.map(({ cells }) => cells[column] ?? ''),
    ),
  )
  return votes.reduce((sum, vote) => sum + vote, 0) >= 0 && first.some((cell) => cell.trim() !== '')
}

function voteOf(cell: string, below: readonly string[]): number {
  const type = cellType(cell)
  if (type === 'empty') return 0
  const filled = below.filter((other) => other.trim() !== '')
  const usual = usualType(filled)
  if (isYear(cell) && usual === 'number' && !filled.some(isYear)) return 1
  if (isValue(type)) return type === 'number' && usual !== undefined && usual !== 'number' ? -1 : -2
  const says = saysHeading(cell) ? 1 : 0
  if (usual !== undefined && isValue(usual)) return 2 + says
  return filled.includes(cell) ? -1.5 : says
}

/** Years head columns of figures. */
function isYear(cell: string): boolean {
  return /^(19|20)\d\d$/.test(cell.trim())
}

function usualType(cells: readonly string[]): CellType | undefined {
  const types = Map.groupBy(cells, cellType)
  return [...types].find(([, alike]) => alike.length >= cells.length * 0.7)?.[0]
}
