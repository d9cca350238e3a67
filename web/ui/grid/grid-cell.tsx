// One cell: its value, its editor, or what has become of its last change.
import { IconCheck } from '@tabler/icons-react'
import type { CSSProperties, ReactNode } from 'react'
import type { CellState } from './cell-states.ts'
import type { AfterCommit } from '#web/ui/edit-control.ts'
import type { GridColumn } from './grid-column.ts'
import type { Editing } from './use-grid-focus.ts'
import { widthVariable } from './use-column-resize.ts'
import css from './grid.module.css'

export type CellProps<Row> = {
  id: string
  row: Row
  rowIndex: number
  column: GridColumn<Row>
  columnIndex: number
  isCursor: boolean
  isInRange: boolean
  hasFillHandle: boolean
  editing: Editing | null
  state: CellState | undefined
  savedLabel: string
  /** The way to the record, in the first cell. */
  link: ReactNode
  commit: (value: unknown, then?: AfterCommit) => void
  cancel: () => void
}

export function GridCell<Row>(props: CellProps<Row>) {
  const { id, row, rowIndex, column, columnIndex, isCursor, isInRange, editing, state } = props
  const reason = column.readOnly?.(row)
  const isInvalid = state?.status === 'invalid'
  return (
    <div
      id={id}
      role="gridcell"
      aria-colindex={columnIndex + 2}
      aria-readonly={reason !== undefined || column.editor === undefined || undefined}
      aria-invalid={isInvalid || undefined}
      aria-describedby={isInvalid ? `${id}-why` : undefined}
      className={css['cell']}
      data-row={rowIndex}
      data-column={columnIndex}
      data-align={column.align}
      data-cursor={isCursor || undefined}
      data-range={isInRange || undefined}
      data-locked={reason !== undefined || undefined}
      data-state={state?.status}
      title={reason}
      style={cellWidth(columnIndex)}
    >
      {editing && column.editor ? (
        <div className={css['editor']}>
          {column.editor({
            row,
            column,
            initial: editing.initial ?? (isInvalid ? state.text : null),
            error: isInvalid ? state.reason : undefined,
            commit: props.commit,
            cancel: props.cancel,
          })}
        </div>
      ) : (
        <CellValue row={row} column={column} state={state} savedLabel={props.savedLabel} />
      )}
      {editing ? null : props.link}
      {isInvalid ? (
        <span id={`${id}-why`} className={css['reason']}>
          {state.reason}
        </span>
      ) : null}
      {props.hasFillHandle ? <i className={css['fill']} data-fill="" /> : null}
    </div>
  )
}

type ValueProps<Row> = {
  row: Row
  column: GridColumn<Row>
  state: CellState | undefined
  savedLabel: string
}

function CellValue<Row>({ row, column, state, savedLabel }: ValueProps<Row>) {
  if (state?.status === 'invalid') return <span>{state.text}</span>
  if (state?.status === 'pending' && state.text !== undefined) return <span>{state.text}</span>
  return (
    <>
      {column.render(row)}
      {state?.status === 'ok' ? (
        <IconCheck className={css['saved']} size={14} aria-label={savedLabel} />
      ) : null}
    </>
  )
}

export function cellWidth(columnIndex: number): CSSProperties {
  return { width: `var(${widthVariable(columnIndex)})` }
}
