// Text to rows: a small machine of our own, as no reader at hand tells the lines of rows and finds back after a broken quote.
import { checkRow, cleanRow, type Expected, isBlank } from './check-row.ts'
import { behindLineEnd, countLines, nextLineEnd, nextOf } from './find-next.ts'
import { hasMarks } from './marks.ts'
import { repairDelimiter } from './other-delimiter.ts'
import { type QuotedRow, type Reading, readQuotedRow } from './quoted-row.ts'
import { defaultLimits, type Dialect, type RowProblem, type TableRow } from './table.ts'

export interface RowReader {
  /** The rows that are whole with this text. `last` ends the reading. */
  push(text: string, last: boolean): TableRow[]
}

export interface RowOptions extends Partial<Expected> {
  /** Lines to leave out at the beginning. */
  readonly skip?: number
}

/** Reads rows out of text that comes in pieces; where the pieces are cut changes nothing. Blank rows are left out. */
export function rowReader(dialect: Dialect, options: RowOptions = {}): RowReader {
  const { width, shortRows = 'report', limits = defaultLimits, skip = 0 } = options
  const walk: Walk = {
    dialect,
    expected: { width, shortRows, limits },
    quotes: nextOf(dialect.quote),
    ends: nextLineEnd(dialect.lineEnd),
    delimiters: nextOf(dialect.delimiter),
    barren: { from: -1, to: -1 },
    line: 1,
  }
  let [pending, needed] = ['', 0]
  return {
    push(text, last) {
      pending += text
      if (!last && pending.length < needed) return []
      const rows: TableRow[] = []
      const begin = skipLines(walk, pending, skip, last)
      pending = pending.slice(walk.line > skip ? readRows(walk, pending, begin, last, rows) : begin)
      // A long row is begun anew only once there is twice as much of it, else long rows would take squares of time.
      needed = pending.length * 2
      return rows
    },
  }
}

/** So much behind a row may be needed to see that it has ended. */
const slack = 16

interface Walk {
  readonly dialect: Dialect
  readonly expected: Expected
  readonly quotes: ReturnType<typeof nextOf>
  readonly ends: ReturnType<typeof nextOf>
  readonly delimiters: ReturnType<typeof nextOf>
  /** Where no quoted cell ends, from the beginning of the text that is still to be read. */
  readonly barren: { from: number; to: number }
  /** The line of the file at which the walk has arrived. */
  line: number
}

function skipLines(walk: Walk, text: string, skip: number, last: boolean): number {
  const ends = nextLineEnd('any')
  let at = 0
  while (walk.line <= skip) {
    const end = ends.find(text, at)
    if (end === Infinity) return last ? text.length : at
    if (!last && end === text.length - 1) return at
    at = behindLineEnd(text, end)
    walk.line += 1
  }
  return at
}

/** Reads all whole rows from a place on; answers where the first begins that is not whole. */
function readRows(walk: Walk, text: string, from: number, last: boolean, rows: TableRow[]): number {
  const { dialect, expected, quotes, ends, delimiters, barren } = walk
  const { width, limits } = expected
  for (const next of [quotes, ends, delimiters]) next.forget()
  const reading: Reading = {
    text,
    last,
    dialect,
    reach: limits.quoted,
    barren,
    ends,
    delimiters,
    width,
    longest: limits.row,
  }
  const isOdd = text.includes('\0') || hasMarks(text)
  let at = from
  while (at < text.length) {
    const end = Math.min(ends.find(text, at), text.length)
    const isQuoted = quotes.find(text, at) < end
    const quoted = isQuoted ? readQuotedRow(reading, at) : undefined
    const isWhole = isQuoted ? quoted !== undefined : last || end < text.length - 1
    const next = quoted?.next ?? behindLineEnd(text, end)
    if ((isWhole ? next : text.length - slack) - at > limits.row) {
      at = cutRow(walk, text, at, rows)
      continue
    }
    if (!isWhole) break
    const mayBeClean = !isOdd && next - at <= limits.cell
    if (quoted) addQuoted(walk, quoted, mayBeClean, rows)
    else addBare(walk, text.slice(at, end), mayBeClean, rows)
    walk.line += quoted?.lines ?? (dialect.lineEnd === 'any' ? 1 : countLines(text, at, next))
    at = next
  }
  Object.assign(barren, { from: barren.from - at, to: barren.to - at })
  return at
}

function addBare(walk: Walk, written: string, mayBeClean: boolean, rows: TableRow[]): void {
  const { dialect, expected, line } = walk
  const cells = written.split(dialect.delimiter)
  if ((cells[0] === '' || written.charCodeAt(0) <= 32) && isBlank(cells)) return
  if (mayBeClean && cells.length === expected.width) rows.push(cleanRow(line, cells))
  else rows.push(repairDelimiter(line, cells, written, expected, dialect) ?? checkRow(line, cells, expected))
}

function addQuoted({ expected, line }: Walk, row: QuotedRow, mayBeClean: boolean, rows: TableRow[]): void {
  if (isBlank(row.cells)) return
  const isClean = mayBeClean && row.unclosed.length === 0 && row.strayed === -1
  if (isClean && row.cells.length === expected.width) rows.push(cleanRow(line, row.cells))
  else {
    const problems = row.unclosed.map((column): RowProblem => ({ code: 'quote-not-closed', column }))
    const repairs = row.strayed === -1 ? [] : [{ code: 'quote-inside' as const, column: row.strayed }]
    rows.push(checkRow(line, row.cells, expected, { problems, repairs }))
  }
}

/** Takes a piece of a row that is too long to be held as a row of its own; answers where the rest begins. */
function cutRow(walk: Walk, text: string, at: number, rows: TableRow[]): number {
  const { dialect, expected } = walk
  const limit = expected.limits.row
  const cells = text.slice(at, at + limit).split(dialect.delimiter)
  rows.push(checkRow(walk.line, cells, expected, { problems: [{ code: 'row-too-long', limit }] }))
  walk.line += countLines(text, at, at + limit)
  Object.assign(walk.barren, { from: -1, to: -1 })
  return at + limit
}
