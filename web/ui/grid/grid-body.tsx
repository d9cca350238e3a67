// The rows in sight, on elements that are handed on from row to row while scrolling.
import { useMemo, useState, useSyncExternalStore } from 'react'
import { CellStates } from './cell-states.ts'
import { isSingle } from './cell-range.ts'
import type { CellRange } from './grid-column.ts'
import type { GridModel } from './grid-model.ts'
import { GridRow, type RowShared } from './grid-row.tsx'
import { assignSlots, noSlots } from './row-slots.ts'
import type { GridFocusControl } from './use-grid-focus.ts'
import css from './grid.module.css'

export type GridWindow = { from: number; to: number; columnFrom: number; columnTo: number }

type BodyProps<Row> = {
  model: GridModel<Row>
  seen: GridWindow
  focus: GridFocusControl
  shared: RowShared<Row>
  /** Rows laid out, at least a screen full of empty ones while nothing is known. */
  height: number
}

const NO_STATES = new CellStates()

export function GridBody<Row>({ model, seen, focus, shared, height }: BodyProps<Row>) {
  const { source, idOf, selected, allSelected = false, cellStates = NO_STATES } = model.props
  useSyncExternalStore(cellStates.subscribe, () => cellStates.version)
  const indices = useMemo(
    () => rowsToDraw(seen, focus.editing ? focus.cursor?.row : undefined),
    [seen, focus.editing, focus.cursor],
  )
  const slots = useSlots(indices)
  const canFill = model.props.onPaste !== undefined && !focus.editing
  return (
    <div role="rowgroup" className={css['body']} style={{ height }}>
      {indices.map((index) => {
        const row = source.rowAt(index)
        const isCursorRow = focus.cursor?.row === index
        const columns = columnsInRange(focus.range, index)
        return (
          <GridRow
            key={slots.byIndex.get(index) ?? index}
            shared={shared}
            index={index}
            top={index * model.rowHeight}
            row={row}
            columnFrom={seen.columnFrom}
            columnTo={seen.columnTo}
            isSelected={row !== undefined && (allSelected || selected.has(idOf(row)))}
            cursor={isCursorRow && focus.cursor ? focus.cursor.column : null}
            rangeLeft={columns.left}
            rangeRight={columns.right}
            fillAt={canFill && focus.range?.bottom === index ? focus.range.right : null}
            editing={isCursorRow ? focus.editing : null}
            states={row === undefined ? undefined : cellStates.of(idOf(row))}
          />
        )
      })}
    </div>
  )
}

function useSlots(indices: readonly number[]) {
  const [last, setLast] = useState({ indices, slots: assignSlots(noSlots, indices) })
  if (last.indices === indices) return last.slots
  const slots = assignSlots(last.slots, indices)
  setLast({ indices, slots })
  return slots
}

/** What is in sight, and the row that is being edited wherever it is: scrolling must not end an edit. */
function rowsToDraw(seen: GridWindow, edited: number | undefined): number[] {
  const indices = Array.from({ length: Math.max(0, seen.to - seen.from) }, (_, at) => seen.from + at)
  if (edited !== undefined && (edited < seen.from || edited >= seen.to)) indices.push(edited)
  return indices
}

/** A range of one cell is the cursor itself and is not tinted. */
function columnsInRange(range: CellRange | null, row: number) {
  const isIn = range !== null && !isSingle(range) && row >= range.top && row <= range.bottom
  return isIn ? { left: range.left, right: range.right } : { left: 0, right: -1 }
}
