// How cells are told apart, found by trying: the likeliest reading has rows alike in length and cells that look like values.
// After the measure of consistency by van den Burg, Nazábal and Sutton (2019): a score of the pattern times one of the types.
import { cellType } from './cell-type.ts'
import { nextLineEnd, behindLineEnd } from './find-next.ts'
import { usualDelimiters } from './other-delimiter.ts'
import { rowReader } from './rows.ts'
import type { Dialect, LineEnd, TableRow } from './table.ts'

/** The first part of a text, which tells how the whole is written. */
export interface Sample {
  readonly text: string
  /** Whether the text goes on after it. */
  readonly isCut: boolean
}

const unusualDelimiters = ['\u0001', '\u001F', '^', '~', '¦', '§', '!', ':', '#']
/** An unusual one must be so much better, as such signs also stand in texts. */
const unusualWorth = 0.3
/** The next best reading must be so much better than a simpler one. */
const clearly = 1.2
/** Cells that are looked at for their type. */
const typedCells = 2000

/** How a text is written, as far as it is not known already. */
export function findDialect(sample: Sample, known: Partial<Dialect> = {}): Dialect {
  const said = saidDelimiter(sample.text)
  const start = said === undefined ? sample : { ...sample, text: withoutFirstLine(sample.text) }
  const plain: Dialect = {
    delimiter: ',',
    quote: '"',
    escape: 'double',
    padded: false,
    lineEnd: 'any',
    ...known,
  }
  const delimiters = known.delimiter ?? said
  const first = best(
    start,
    (delimiters === undefined ? [...usualDelimiters, ...unusualDelimiters] : [delimiters])
      .filter((delimiter) => delimiters !== undefined || start.text.includes(delimiter))
      .flatMap((delimiter) =>
        quotesFor(start.text, delimiter, known).map((quote) => ({ ...plain, delimiter, quote })),
      ),
  )
  const chosen = first ?? { ...plain, delimiter: delimiters ?? plain.delimiter }
  return [tryEscape, tryPadded, tryLineEnds].reduce(
    (dialect, attempt) => attempt(start, dialect, known),
    chosen,
  )
}

/** The rows of a sample. One that the end of the sample cut is left out. */
export function sampleRows({ text, isCut }: Sample, dialect: Dialect): TableRow[] {
  const rows = rowReader(dialect).push(text, true)
  if (!isCut) return rows
  const cut = rows.findIndex(({ problems }, at) => at >= rows.length / 2 && problems.some(isUnclosed))
  return rows.slice(0, cut === -1 ? -1 : cut)
}

function isUnclosed({ code }: { readonly code: string }): boolean {
  return code === 'quote-not-closed'
}

/** `sep=;` in the first line, as spreadsheets read and write it. */
export function saidDelimiter(text: string): string | undefined {
  return /^"?sep=([^\r\n"])"?\s*[\r\n]/i.exec(text)?.[1]
}

function withoutFirstLine(text: string): string {
  return text.slice(behindLineEnd(text, nextLineEnd('any').find(text, 0)))
}

function best(sample: Sample, dialects: readonly Dialect[]): Dialect | undefined {
  let [found, most]: [Dialect | undefined, number] = [undefined, 0]
  for (const dialect of dialects) {
    const score = scoreDialect(sample, dialect)
    if (score > most) [found, most] = [dialect, score]
  }
  return found
}

function isBetter(sample: Sample, other: Dialect, dialect: Dialect): boolean {
  return scoreDialect(sample, other) > scoreDialect(sample, dialect) * clearly
}

/** 0 for a reading in which hardly two rows are alike. */
function scoreDialect(sample: Sample, dialect: Dialect): number {
  const rows = sampleRows(sample, dialect)
  const worth = usualDelimiters.includes(dialect.delimiter) ? 1 : unusualWorth
  return scorePattern(rows) * (0.1 + scoreTypes(rows)) * worth * (dialect.quote === "'" ? 0.99 : 1)
}

function scorePattern(rows: readonly TableRow[]): number {
  const counts = Map.groupBy(rows, ({ cells }) => cells.length)
  const divided = [...counts].filter(([length]) => length > 1)
  const most = Math.max(0, ...divided.map(([, alike]) => alike.length))
  if (most * 3 < rows.length) return 0
  return (
    divided.reduce((sum, [length, alike]) => sum + (alike.length * (length - 1)) / length, 0) / counts.size
  )
}

function scoreTypes(rows: readonly TableRow[]): number {
  const cells = rows.flatMap((row) => row.cells).slice(0, typedCells)
  const known = cells.filter((cell) => cellType(cell) !== 'odd').length
  return cells.length === 0 ? 0 : known / cells.length
}

/** Quotes that stand where cells begin and end; double ones are expected even where none are seen. */
function quotesFor(text: string, delimiter: string, { quote }: Partial<Dialect>): readonly string[] {
  if (quote !== undefined) return [quote]
  const sign = RegExp.escape(delimiter)
  const single = new RegExp(`(^|[\\r\\n]|${sign})'[^'\\r\\n]*'(?=${sign}|[\\r\\n]|$)`)
  return ['"', ...(single.test(text) ? ["'"] : []), ...(text.includes('"') ? [''] : [])]
}

type Attempt = (sample: Sample, dialect: Dialect, known: Partial<Dialect>) => Dialect

const tryEscape: Attempt = (sample, dialect, { escape }) => {
  const { quote } = dialect
  if (escape !== undefined || quote === '' || !sample.text.includes(`\\${quote}`)) return dialect
  const other: Dialect = { ...dialect, escape: 'backslash' }
  if (isBetter(sample, other, dialect)) return other
  // Equally good, and no quote is doubled within a cell: the backslash must mean something.
  const doubled = new RegExp(`[^${RegExp.escape(dialect.delimiter + quote)}\\r\\n]${quote}${quote}`)
  return !isBetter(sample, dialect, other) && !doubled.test(sample.text) ? other : dialect
}

const tryPadded: Attempt = (sample, dialect, { padded }) => {
  const { quote, delimiter } = dialect
  const spaced = new RegExp(
    `${RegExp.escape(delimiter)}[ \\t]+${quote}|${quote}[ \\t]+${RegExp.escape(delimiter)}`,
  )
  if (padded !== undefined || quote === '' || !spaced.test(sample.text)) return dialect
  const other: Dialect = { ...dialect, padded: true }
  return scoreDialect(sample, other) > scoreDialect(sample, dialect) ? other : dialect
}

/** Line ends that stand alone among others may be text. */
const tryLineEnds: Attempt = (sample, dialect, { lineEnd }) => {
  if (lineEnd !== undefined) return dialect
  const { crlf, lf, cr } = countLineEnds(sample.text)
  const ways: LineEnd[] = []
  if (cr > 0 && lf + crlf > 0) ways.push('lf')
  if (crlf > 0 && lf > 0) ways.push('crlf')
  const others = ways.map((way): Dialect => ({ ...dialect, lineEnd: way }))
  return others.find((other) => isBetter(sample, other, dialect)) ?? dialect
}

/** How often lines end in each way. */
export function countLineEnds(text: string): { crlf: number; lf: number; cr: number } {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return { crlf: count(/\r\n/g), lf: count(/(?<!\r)\n/g), cr: count(/\r(?!\n)/g) }
}
