// What reading gives: how a table is written, what was recognised of it, its rows, and what is wrong with them.

/** How the end of a row is written. With `lf` a lone CR is text, with `crlf` a lone CR or LF is. */
export type LineEnd = 'any' | 'lf' | 'crlf'

/** How cells and rows are told apart. */
export interface Dialect {
  /** One character, or several. */
  readonly delimiter: string
  /** One character; empty where no cell is quoted. */
  readonly quote: string
  /** A quote within a quoted cell is doubled, or follows a backslash (doubled ones are understood there too). */
  readonly escape: 'double' | 'backslash'
  /** Whether spaces around a quoted cell belong to no cell. */
  readonly padded: boolean
  readonly lineEnd: LineEnd
}

/** All that is needed to read a table; each may differ from what was recognised. */
export interface TableSettings extends Dialect {
  readonly format: 'delimited'
  /** A label of the Encoding Standard, such as `utf-8` or `windows-1252`. */
  readonly encoding: string
  /** Lines of the file before the table. */
  readonly preamble: number
  /** Whether the first row of the table names the columns. */
  readonly header: boolean
  /** How many cells a row should have. */
  readonly width: number
  /** `fill` where rows leave out cells at their end by habit; else a row with too few is reported. */
  readonly shortRows: 'report' | 'fill'
}

/** A column as the file heads it, and the name by which it is told from the others. */
export interface Column {
  readonly heading: string
  readonly name: string
}

/** Why a file cannot be read as a table. */
export type TableProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'no-rows' }
  | { readonly code: 'not-text'; readonly looksLike: string | null }
  | { readonly code: 'other-format'; readonly format: string }
  | { readonly code: 'too-many-columns'; readonly found: number; readonly limit: number }

/** How sure the encoding is: said by the file, the only one that its bytes allow, or the likeliest of several. */
export type EncodingBasis = 'byte-order-mark' | 'valid-bytes' | 'guess' | 'chosen'

/** What a file was taken for. With a problem, settings and columns are as near as could be. */
export interface Recognition {
  readonly settings: TableSettings
  readonly columns: readonly Column[]
  readonly encodingBasis: EncodingBasis
  /** Ends of lines in the first part of the file. */
  readonly lineEnds: { readonly crlf: number; readonly lf: number; readonly cr: number }
  readonly problem: TableProblem | null
}

/** What is wrong with a row. A column is an index into its cells. */
export type RowProblem =
  | { readonly code: 'too-few-cells' | 'too-many-cells'; readonly found: number; readonly expected: number }
  | { readonly code: 'quote-not-closed' | 'nul-bytes'; readonly column: number }
  | { readonly code: 'undecodable-bytes'; readonly column: number; readonly count: number }
  | {
      readonly code: 'cell-too-long'
      readonly column: number
      readonly length: number
      readonly limit: number
    }
  | { readonly code: 'row-too-long'; readonly limit: number }
  | { readonly code: 'repeated-heading' }

/** What was put right in a row without doubt about its cells. */
export type RowRepair =
  | { readonly code: 'quote-inside'; readonly column: number }
  | { readonly code: 'other-delimiter'; readonly delimiter: string }

export interface TableRow {
  /** The line of the file on which the row begins; the first is 1. */
  readonly line: number
  /** As written, without the quotes around them. */
  readonly cells: readonly string[]
  readonly problems: readonly RowProblem[]
  readonly repairs: readonly RowRepair[]
}

/** Sizes in characters, beyond which a row is reported. */
export interface Limits {
  /** Of a cell that is still taken as it is. */
  readonly cell: number
  /** How far the end of a quoted cell is looked for. */
  readonly quoted: number
  /** After which a row is cut. */
  readonly row: number
}
export const defaultLimits: Limits = { cell: 1 << 20, quoted: 1 << 24, row: 1 << 25 }
