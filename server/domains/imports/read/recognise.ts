// What a file is taken for before it is read. Whatever people choose otherwise is taken as given, and the rest found from it.
import { textFormat } from './binary.ts'
import { nameColumns } from './columns.ts'
import { decodeText } from './decode.ts'
import { countLineEnds, findDialect, saidDelimiter, type Sample, sampleRows } from './dialect.ts'
import { findEncoding } from './encoding.ts'
import { findFrame, type Frame } from './header.ts'
import { isBlank } from './check-row.ts'
import type { TableSource } from './source.ts'
import type { Recognition, TableProblem, TableRow, TableSettings } from './table.ts'

/** Characters from which everything but the encoding is told. */
const sampleLength = 1 << 17
/** As many columns as spreadsheets have at most. */
const mostColumns = 16_384

/**
 * Recognises how a table is written. Settings that are chosen override what would be found, and what follows from them
 * is found anew. A file that is no table gives a problem, never an error; throws what the source throws. @public
 */
export async function recogniseTable(
  source: TableSource,
  chosen: Partial<TableSettings> = {},
): Promise<Recognition> {
  const found = await findEncoding(source)
  const encoding = chosen.encoding ?? found.encoding
  const basis = chosen.encoding === undefined ? found.basis : 'chosen'
  const sample = await readSample(source, encoding)
  // What is no text is not searched for columns.
  const looked = found.problem === null ? sample : { text: '', isCut: false }
  const dialect = findDialect(looked, chosen)
  const rows = sampleRows(looked, dialect)
  const frame = findFrame(rows, { ...saidFrame(sample.text), ...chosen })
  const table = rows.filter(({ line }) => line > frame.preamble)
  return {
    settings: { format: 'delimited', encoding, ...dialect, ...frame },
    columns: nameColumns(frame.header ? (table[0]?.cells ?? []) : [], frame.width),
    encodingBasis: basis,
    lineEnds: countLineEnds(sample.text),
    problem: found.problem ?? problemOf(sample, table, frame),
  }
}

async function readSample(source: TableSource, encoding: string): Promise<Sample> {
  let text = ''
  for await (const piece of decodeText(source.open(), encoding)) {
    text += piece
    if (text.length > sampleLength) return { text: text.slice(0, sampleLength), isCut: true }
  }
  return { text, isCut: false }
}

function saidFrame(text: string): Partial<Frame> {
  return saidDelimiter(text) === undefined ? {} : { preamble: 1 }
}

function problemOf({ text, isCut }: Sample, table: readonly TableRow[], frame: Frame): TableProblem | null {
  if (isBlank([text]) && !isCut) return { code: 'empty' }
  const format = textFormat(text)
  if (format !== null) return { code: 'other-format', format }
  if (frame.width > mostColumns) return { code: 'too-many-columns', found: frame.width, limit: mostColumns }
  return table.length <= (frame.header ? 1 : 0) && !isCut ? { code: 'no-rows' } : null
}
