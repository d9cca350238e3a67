// What has become of a cell's last change: on its way, saved, or refused with a reason.

export type CellState =
  | { status: 'pending'; text?: string }
  | { status: 'ok' }
  /** `text` is what was written and refused; it stays in the cell, red, until it is mended. */
  | { status: 'invalid'; text: string; reason: string }

/** The states of one row's cells, by column; the same object as long as nothing in the row changes. */
export type RowCellStates = ReadonlyMap<string, CellState>

const SAVED_MARK_MS = 1600

/** Kept by the owner of a grid, who writes into it while changes are sent; the grid shows it. */
export class CellStates {
  version = 0
  /** The latest change, for those who say it aloud. */
  last: CellState | undefined
  readonly #rows = new Map<string, RowCellStates>()
  readonly #listeners = new Set<() => void>()

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  of(rowId: string) {
    return this.#rows.get(rowId)
  }

  get(rowId: string, columnId: string) {
    return this.#rows.get(rowId)?.get(columnId)
  }

  /** The mark of a saved cell goes away by itself. */
  set(rowId: string, columnId: string, state: CellState) {
    const row = new Map(this.#rows.get(rowId))
    row.set(columnId, state)
    this.#rows.set(rowId, row)
    this.last = state
    this.#emit()
    if (state.status === 'ok') setTimeout(() => this.#clearIf(rowId, columnId, state), SAVED_MARK_MS)
  }

  clear(rowId: string, columnId: string) {
    const row = new Map(this.#rows.get(rowId))
    if (!row.delete(columnId)) return
    if (row.size === 0) this.#rows.delete(rowId)
    else this.#rows.set(rowId, row)
    this.last = undefined
    this.#emit()
  }

  /** How many cells hold a refused value. */
  countInvalid() {
    let count = 0
    for (const row of this.#rows.values())
      for (const state of row.values()) if (state.status === 'invalid') count += 1
    return count
  }

  #clearIf(rowId: string, columnId: string, state: CellState) {
    if (this.get(rowId, columnId) === state) this.clear(rowId, columnId)
  }

  #emit() {
    this.version += 1
    for (const listener of this.#listeners) listener()
  }
}
