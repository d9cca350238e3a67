// Where a quoted cell ends, and when its quote must be taken for one that was never closed.
import { endsRow, type NextPlace } from './find-next.ts'
import type { Dialect } from './table.ts'

/** A stretch of text that is read for rows. */
export interface Stretch {
  readonly text: string
  /** Whether nothing follows the text. */
  readonly last: boolean
  readonly dialect: Dialect
  /** How far the end of a quoted cell is looked for. */
  readonly reach: number
  readonly ends: NextPlace
  /** Where a quote was found not to have been closed: cells that open between these places end on their line, or never. */
  readonly barren: Barren
}

/** Places; a text full of broken quotes is not searched to its end for each of them. */
export interface Barren {
  from: number
  to: number
}

/** The end of a quoted cell: the place of its closing quote, `never`, or `unknown` until more text is there. */
export interface Closing {
  readonly at: number | 'never' | 'unknown'
  /** Whether quotes stand in the cell that are neither escaped nor close it. */
  readonly strays: boolean
}

const never: Closing = { at: 'never', strays: false }
const unknown: Closing = { at: 'unknown', strays: false }

/**
 * The closing quote of the cell that opens at a place. A quote that is followed by neither delimiter nor end of row is
 * text, unless it stands where a cell begins: then that cell begins there, and the quote before was never closed.
 */
export function closingQuote(stretch: Stretch, open: number): Closing {
  const { text, last, dialect } = stretch
  const end = searchEnd(stretch, open)
  let strays = false
  for (let from = open + 1; ;) {
    const at = nextQuote(text, dialect, from)
    if (at === -1 || at > end) return !last && text.length <= end ? unknown : neverClosed(stretch, open, end)
    const behind = behindSpaces(text, at + 1, dialect)
    if (!last && behind + dialect.delimiter.length >= text.length) return unknown
    if (text.startsWith(dialect.quote, at + 1)) {
      from = at + 2
      continue
    }
    if (endsCell(stretch, behind)) return { at, strays }
    if (beginsCell(stretch, at, open)) return neverClosed(stretch, open, at)
    strays = true
    from = at + 1
  }
}

function searchEnd({ text, ends, reach, barren }: Stretch, open: number): number {
  return open > barren.from && open < barren.to ? Math.min(ends.find(text, open), open + reach) : open + reach
}

function neverClosed({ barren }: Stretch, open: number, to: number): Closing {
  if (to > barren.to) Object.assign(barren, { from: open, to })
  return never
}

/** Behind the spaces that belong to no cell. */
export function behindSpaces(text: string, from: number, { padded, delimiter }: Dialect): number {
  if (!padded) return from
  let at = from
  while (isSpace(text.charCodeAt(at)) && !text.startsWith(delimiter, at)) at += 1
  return at
}

function nextQuote(text: string, { quote, escape }: Dialect, from: number): number {
  let at = text.indexOf(quote, from)
  if (escape === 'double') return at
  while (at !== -1 && isEscaped(text, at, from)) at = text.indexOf(quote, at + 1)
  return at
}

function isEscaped(text: string, at: number, from: number): boolean {
  let begin = at
  while (begin > from && text.charCodeAt(begin - 1) === 92) begin -= 1
  return (at - begin) % 2 === 1
}

function endsCell({ text, dialect }: Stretch, at: number): boolean {
  return at >= text.length || text.startsWith(dialect.delimiter, at) || endsRow(text, at, dialect.lineEnd)
}

function beginsCell({ text, dialect }: Stretch, quote: number, open: number): boolean {
  let at = quote
  while (dialect.padded && at > open && isSpace(text.charCodeAt(at - 1))) at -= 1
  if (at <= open + 1) return false
  const before = text.charCodeAt(at - 1)
  const behind = at - dialect.delimiter.length
  return before === 10 || before === 13 || (behind > open && text.startsWith(dialect.delimiter, behind))
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9
}
