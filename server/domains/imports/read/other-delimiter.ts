// Rows of a table that are written with another delimiter than the rest, as where several files were put into one.
import { checkRow, type Expected } from './check-row.ts'
import type { Dialect, TableRow } from './table.ts'

/** What files are delimited by, the usual first. */
export const usualDelimiters: readonly string[] = [',', ';', '\t', '|']

/** With fewer columns a sentence may look like a row. */
const leastColumns = 3

/** A row of one cell which another usual delimiter divides into just the columns of the table; else undefined. */
export function repairDelimiter(
  line: number,
  cells: readonly string[],
  written: string,
  expected: Expected,
  dialect: Dialect,
): TableRow | undefined {
  const { width } = expected
  if (cells.length !== 1 || width === undefined || width < leastColumns) return undefined
  if (dialect.quote !== '' && written.includes(dialect.quote)) return undefined
  const delimiter = usualDelimiters.find((other) => written.split(other).length === width)
  if (delimiter === undefined) return undefined
  return checkRow(line, written.split(delimiter), expected, {
    repairs: [{ code: 'other-delimiter', delimiter }],
  })
}
