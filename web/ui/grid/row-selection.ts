// Which rows are ticked: one, a stretch with Shift, or everything that is loaded.

export type SelectionRequest<Row> = {
  selected: ReadonlySet<string>
  /** Everything in the view is selected, loaded or not. */
  allSelected: boolean
  rowAt: (index: number) => Row | undefined
  idOf: (row: Row) => string
}

/** At most this many rows are named one by one; more are selected as "all in this view". */
const MAX_NAMED = 1000

/**
 * The selection after a row was ticked. With an anchor the whole stretch takes the new state of the row.
 * Unticking a row while everything is selected leaves the loaded rows selected, without this one.
 */
export function toggleRow<Row>(request: SelectionRequest<Row>, index: number, anchor: number | null) {
  const { rowAt, idOf, allSelected, selected } = request
  const row = rowAt(index)
  const next = new Set(allSelected ? loadedIds(request, index) : selected)
  if (row === undefined) return next
  const isOn = !(allSelected || next.has(idOf(row)))
  const from = anchor === null ? index : Math.min(anchor, index)
  const to = anchor === null ? index : Math.max(anchor, index)
  for (let at = from; at <= to; at++) {
    const other = rowAt(at)
    if (other === undefined) continue
    if (isOn) next.add(idOf(other))
    else next.delete(idOf(other))
  }
  return next
}

/** The ids of the loaded rows of a list, from its beginning; those around an index where it is far below. */
export function loadedIds<Row>(request: Pick<SelectionRequest<Row>, 'rowAt' | 'idOf'>, around = 0): string[] {
  const start = Math.max(0, around - MAX_NAMED / 2)
  const ids: string[] = []
  for (let at = start; at < start + MAX_NAMED; at++) {
    const row = request.rowAt(at)
    if (row !== undefined) ids.push(request.idOf(row))
  }
  return ids
}
