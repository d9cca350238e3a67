// The rows of a table, as its settings say, from a source of any size.
import { decodeText } from './decode.ts'
import { rowReader } from './rows.ts'
import type { TableSource } from './source.ts'
import { defaultLimits, type Limits, type TableRow, type TableSettings } from './table.ts'

/**
 * The rows below the heading one by one, wrong ones with what is wrong with them. Throws a RangeError for an encoding
 * that the platform does not know, and what the source throws. @public
 */
export async function* readTable(
  source: TableSource,
  settings: TableSettings,
  limits: Limits = defaultLimits,
): AsyncGenerator<TableRow> {
  for await (const rows of readTableBatches(source, settings, limits)) yield* rows
}

/** The same rows by the hundred or thousand, as they come: much faster for large files. @public */
export async function* readTableBatches(
  source: TableSource,
  settings: TableSettings,
  limits: Limits = defaultLimits,
): AsyncGenerator<readonly TableRow[]> {
  const { width, shortRows, preamble } = settings
  const reader = rowReader(settings, { width, shortRows, limits, skip: preamble })
  const check = settings.header ? headingCheck() : (rows: TableRow[]) => rows
  for await (const text of decodeText(source.open(), settings.encoding)) {
    const rows = check(reader.push(text, false))
    if (rows.length > 0) yield rows
  }
  const rows = check(reader.push('', true))
  if (rows.length > 0) yield rows
}

/** Leaves out the first row, and reports where it comes again, as in files that were put together. */
function headingCheck(): (rows: TableRow[]) => TableRow[] {
  let heading: readonly string[] | undefined
  const isRepeated = ({ cells }: TableRow) =>
    heading !== undefined &&
    heading.length > 1 &&
    cells[0] === heading[0] &&
    cells.length === heading.length &&
    cells.every((cell, column) => cell === heading?.[column])
  return (rows) => {
    const below = heading === undefined ? rows.slice(1) : rows
    heading ??= rows[0]?.cells
    return below.map((row) =>
      isRepeated(row) ? { ...row, problems: [...row.problems, { code: 'repeated-heading' as const }] } : row,
    )
  }
}
