// The head of the grid: sorting, menus, widths and order of the columns. One tab stop, arrows inside.
import { memo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useUiText } from '#web/ui/ui-text.ts'
import { CheckBox } from './check-box.tsx'
import type { GridColumn, GridSort } from './grid-column.ts'
import { HeaderCell } from './header-cell.tsx'
import type { HeaderMenuParts } from './header-menu.tsx'
import css from './grid-head.module.css'
import rowCss from './grid.module.css'

export type HeaderProps<Row> = {
  columns: readonly GridColumn<Row>[]
  pinned: number
  sort: GridSort | null
  selection: 'none' | 'some' | 'all'
  dragged: string | undefined
  menu: HeaderMenuParts<Row>
  onToggleAll: () => void
  onSort: (sort: GridSort | null) => void
  onStartDrag: (column: GridColumn<Row>, event: PointerEvent<HTMLElement>) => void
  onStartResize: (column: GridColumn<Row>, event: PointerEvent<HTMLElement>) => void
  onStepWidth: (column: GridColumn<Row>, by: number) => void
}

function PlainHeader<Row>(props: HeaderProps<Row>) {
  const text = useUiText()
  const row = useRef<HTMLDivElement>(null)
  const [tabStop, setTabStop] = useState(0)
  const { columns, pinned } = props

  const focusHead = (index: number) => {
    const to = Math.max(0, Math.min(columns.length - 1, index))
    setTabStop(to)
    row.current?.querySelector<HTMLElement>(`[data-head="${to}"] button`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, column: GridColumn<Row>, index: number) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    event.stopPropagation()
    if (event.altKey && event.shiftKey) props.onStepWidth(column, by * 16)
    else if (event.altKey) props.menu.onMove(column, by)
    else focusHead(index + by)
  }

  const cell = (column: GridColumn<Row>, index: number) => (
    <HeaderCell
      key={column.id}
      column={column}
      index={index}
      direction={props.sort?.column === column.id ? props.sort.direction : undefined}
      isDragged={props.dragged === column.id}
      isTabStop={Math.min(tabStop, columns.length - 1) === index}
      menu={props.menu}
      onSort={props.onSort}
      onFocus={() => setTabStop(index)}
      onKeyDown={(event) => onKeyDown(event, column, index)}
      onStartDrag={(event) => props.onStartDrag(column, event)}
      onStartResize={(event) => props.onStartResize(column, event)}
    />
  )
  return (
    <div role="rowgroup" className={css['head']}>
      <div ref={row} role="row" aria-rowindex={1} className={css['headRow']}>
        <div role="presentation" className={`${rowCss['pin']} ${css['headPin']}`}>
          <div role="columnheader" aria-colindex={1} className={rowCss['check']}>
            <CheckBox
              label={text('gridSelectLoaded')}
              checked={props.selection !== 'none'}
              isMixed={props.selection === 'some'}
              onChange={props.onToggleAll}
            />
          </div>
          {columns.slice(0, pinned).map(cell)}
        </div>
        {columns.slice(pinned).map((column, at) => cell(column, pinned + at))}
      </div>
    </div>
  )
}

/** Heads hold menus and are heavy: the same element on every scrolled frame lets React skip them. */
export const GridHeader = memo(PlainHeader) as typeof PlainHeader
