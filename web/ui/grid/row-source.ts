// What a list needs to know about its rows; the page store is one, an array is another.

export type Total = { value: number; exact: boolean }

export type RowSource<Row> = {
  /** Undefined until the first page has answered. */
  readonly total: Total | undefined
  /** Rows that can be scrolled to now: the total, less what lies beyond the furthest jump. */
  readonly reach: number
  rowAt(index: number): Row | undefined
  /** Asks for the rows from..to (inclusive) and their neighbours, where they are missing. */
  ensure(from: number, to: number): void
  /** The error of the page that holds this row, if its last request failed. */
  errorAt(index: number): unknown
  retry(): void
  /** Changes with every change of the above. */
  readonly version: number
  subscribe(listener: () => void): () => void
}
