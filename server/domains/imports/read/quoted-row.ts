// One row in which quotes occur, cell by cell; and which of two readings a doubtful quote gets.
import { behindSpaces, closingQuote, type Stretch } from './closing-quote.ts'
import { behindLineEnd, countLines, type NextPlace } from './find-next.ts'

/** A text with what comes next in it. */
export interface Reading extends Stretch {
  readonly delimiters: NextPlace
  /** How many cells a row should have; undefined while nobody knows. */
  readonly width: number | undefined
  /** A row that goes on for longer is cut, whatever its quotes mean. */
  readonly longest: number
}

export interface QuotedRow {
  readonly cells: readonly string[]
  /** Where the next row begins. */
  readonly next: number
  /** Cells whose quote was never closed. */
  readonly unclosed: readonly number[]
  /** The first cell with stray quotes; -1 for none. */
  readonly strayed: number
  /** Place of the first quote whose cell holds line ends or stray quotes; -1 for none. */
  readonly doubtful: number
  readonly lines: number
}

/** So many whole rows and nothing else within one cell are no accident, though the row fits. */
const swallowedRows = 5
/** With two columns a line of text with one delimiter in it looks like a row. */
const swallowedPairs = 20

/**
 * Reads the row that begins at a place; undefined until more text is there. A cell with line ends or stray quotes is
 * believed as long as the row has the cells that it should have, and has not swallowed others that do.
 */
export function readQuotedRow(reading: Reading, start: number): QuotedRow | undefined {
  const known = { ...reading.barren }
  const row = readBetter(reading, start)
  // What was learned of a row that is begun anew would change how it is read.
  if (row === undefined) Object.assign(reading.barren, known)
  return row
}

function readBetter(reading: Reading, start: number): QuotedRow | undefined {
  const row = readCells(reading, start, -1)
  if (row === undefined || row.doubtful === -1 || reading.width === undefined) return row
  if (row.next - start > reading.longest) return row
  const fits = fitsWidth(row.cells, reading.width)
  if (fits && row.lines <= swallowedRows + 1) return row
  const { whole, all } = wholeRowsWithin(reading, start, row.next)
  const isSure = whole === all && whole >= (reading.width < 3 ? swallowedPairs : swallowedRows)
  if (fits && !isSure) return row
  const isLikely = isSure || (whole > 0 && reading.width > 2)
  const other = readCells(reading, start, row.doubtful)
  if (other !== undefined && !isLikely && !fitsWidth(other.cells, reading.width)) return row
  if (row.next > reading.barren.to) Object.assign(reading.barren, { from: row.doubtful, to: row.next })
  return other
}

/** Whether a row has its cells; empty ones at the end are no more than their delimiters. */
export function fitsWidth(cells: readonly string[], width: number): boolean {
  return cells.length === width || (cells.length > width && cells.slice(width).every((cell) => cell === ''))
}

/** Lines between the first and the last of a row that would be rows by themselves. */
function wholeRowsWithin({ text, dialect, width = 0 }: Reading, start: number, next: number) {
  const inner = text
    .slice(start, next)
    .trimEnd()
    .split(/\r\n|\n|\r/)
    .slice(1, -1)
  const whole = width < 2 ? 0 : inner.filter((line) => line.split(dialect.delimiter).length === width).length
  return { whole, all: inner.length }
}

function readCells(reading: Reading, start: number, literal: number): QuotedRow | undefined {
  const { text, last, dialect, ends, delimiters } = reading
  const cells: string[] = []
  const unclosed: number[] = []
  let [strayed, doubtful] = [-1, -1]
  for (let at = start; ;) {
    const open = openingQuote(reading, at)
    const closing = open === -1 || open === literal ? undefined : closingQuote(reading, open)
    if (closing?.at === 'unknown') return undefined
    if (typeof closing?.at === 'number') {
      const raw = text.slice(open + 1, closing.at)
      if (closing.strays && strayed === -1) strayed = cells.length
      if (doubtful === -1 && (closing.strays || hasLineEnd(raw))) doubtful = open
      cells.push(unescape(raw, reading))
      at = behindSpaces(text, closing.at + 1, dialect)
    } else {
      if (open !== -1) unclosed.push(cells.length)
      const end = Math.min(delimiters.find(text, at), ends.find(text, at), text.length)
      cells.push(text.slice(at, end))
      at = end
    }
    if (text.startsWith(dialect.delimiter, at)) {
      at += dialect.delimiter.length
      continue
    }
    if (!last && at >= text.length - 1) return undefined
    const next = behindLineEnd(text, at)
    return { cells, next, unclosed, strayed, doubtful, lines: countLines(text, start, next) }
  }
}

function openingQuote({ text, dialect }: Reading, from: number): number {
  const at = behindSpaces(text, from, dialect)
  return text.startsWith(dialect.quote, at) ? at : -1
}

function hasLineEnd(text: string): boolean {
  return text.includes('\n') || text.includes('\r')
}

function unescape(raw: string, { dialect: { quote, escape } }: Reading): string {
  if (escape === 'double') return raw.includes(quote) ? raw.replaceAll(quote + quote, quote) : raw
  const sign = RegExp.escape(quote)
  return raw.replaceAll(new RegExp(`\\\\([\\\\${sign}])|${sign}(${sign})`, 'g'), '$1$2')
}
