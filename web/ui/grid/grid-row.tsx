// One row of the grid. It renders again only when something of its own changes.
import { IconArrowUpRight } from '@tabler/icons-react'
import { memo, type MouseEvent } from 'react'
import type { RowCellStates } from './cell-states.ts'
import { CheckBox } from './check-box.tsx'
import { GridCell, cellWidth } from './grid-cell.tsx'
import type { AfterCommit } from '#web/ui/edit-control.ts'
import { ROW_ITSELF, type GridColumn } from './grid-column.ts'
import type { Editing } from './use-grid-focus.ts'
import css from './grid.module.css'

/** What is the same for all rows; one object, so that the memo of a row stays cheap. */
export type RowShared<Row> = {
  gridId: string
  columns: readonly GridColumn<Row>[]
  pinned: number
  words: { select: (name: string) => string; open: (name: string) => string; saved: string }
  hrefOf: ((row: Row) => string) | undefined
  open: ((row: Row) => void) | undefined
  commit: (value: unknown, then?: AfterCommit) => void
  cancel: () => void
}

export type RowProps<Row> = {
  shared: RowShared<Row>
  index: number
  top: number
  row: Row | undefined
  columnFrom: number
  columnTo: number
  isSelected: boolean
  /** Column of the cursor, null where it is in another row. */
  cursor: number | null
  rangeLeft: number
  rangeRight: number
  /** Column that carries the fill handle, null where it is in another row. */
  fillAt: number | null
  editing: Editing | null
  states: RowCellStates | undefined
}

function PlainRow<Row>(props: RowProps<Row>) {
  const { shared, index, row, cursor, isSelected } = props
  const columns = shared.columns
  const cell = (column: GridColumn<Row>, at: number) =>
    row === undefined ? (
      <SkeletonCell key={column.id} rowIndex={index} columnIndex={at} />
    ) : (
      <GridCell
        key={column.id}
        id={cellId(shared.gridId, index, at)}
        row={row}
        rowIndex={index}
        column={column}
        columnIndex={at}
        isCursor={cursor === at}
        isInRange={at >= props.rangeLeft && at <= props.rangeRight}
        hasFillHandle={props.fillAt === at}
        editing={cursor === at ? props.editing : null}
        state={props.states?.get(column.id)}
        savedLabel={shared.words.saved}
        link={at === 0 ? <OpenLink shared={shared} row={row} /> : null}
        commit={shared.commit}
        cancel={shared.cancel}
      />
    )
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={css['row']}
      data-selected={isSelected || undefined}
      data-cursor-row={cursor === null ? undefined : cursor === ROW_ITSELF ? 'row' : 'cell'}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <div role="presentation" className={css['pin']}>
        <RowCheck {...props} />
        {columns.slice(0, shared.pinned).map(cell)}
      </div>
      <div role="presentation" className={css['pad']} />
      {columns
        .slice(props.columnFrom, props.columnTo)
        .map((column, at) => cell(column, props.columnFrom + at))}
    </div>
  )
}

export const GridRow = memo(PlainRow) as typeof PlainRow

export function cellId(gridId: string, row: number, column: number) {
  return `${gridId}-${row}-${column}`
}

function RowCheck<Row>({ shared, index, row, isSelected }: RowProps<Row>) {
  const name = row === undefined ? '' : (shared.columns[0]?.text(row) ?? '')
  return (
    <div
      id={cellId(shared.gridId, index, ROW_ITSELF)}
      role="gridcell"
      aria-colindex={1}
      className={css['check']}
      data-row={index}
      data-column={ROW_ITSELF}
    >
      {row === undefined ? null : (
        <CheckBox label={shared.words.select(name)} checked={isSelected} tick={index} />
      )}
    </div>
  )
}

/** The way to the record for the pointer; with an address it opens in a new tab like any link. */
function OpenLink<Row>({ shared, row }: { shared: RowShared<Row>; row: Row }) {
  const { open, hrefOf } = shared
  if (!open && !hrefOf) return null
  const name = shared.columns[0]?.text(row) ?? ''
  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    if (!open || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open(row)
  }
  return (
    <a
      className={css['open']}
      href={hrefOf?.(row) ?? '#'}
      tabIndex={-1}
      aria-label={shared.words.open(name)}
      onClick={onClick}
    >
      <IconArrowUpRight size={14} aria-hidden />
    </a>
  )
}

function SkeletonCell({ rowIndex, columnIndex }: { rowIndex: number; columnIndex: number }) {
  const share = 40 + ((rowIndex * 7 + columnIndex * 31) % 45)
  return (
    <div
      role="gridcell"
      aria-colindex={columnIndex + 2}
      className={css['cell']}
      data-row={rowIndex}
      data-column={columnIndex}
      style={cellWidth(columnIndex)}
    >
      <span className={css['skeleton']} style={{ width: `${share}%` }} />
    </div>
  )
}
