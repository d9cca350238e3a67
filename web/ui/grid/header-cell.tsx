// One column's head: a click sorts, a drag moves, the edge widens, the dots open the menu.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { cellWidth } from './grid-cell.tsx'
import type { GridColumn, GridSort } from './grid-column.ts'
import { HeaderMenu, type HeaderMenuParts } from './header-menu.tsx'
import css from './grid-head.module.css'

type HeaderCellProps<Row> = {
  column: GridColumn<Row>
  index: number
  direction: 'asc' | 'desc' | undefined
  isDragged: boolean
  isTabStop: boolean
  menu: HeaderMenuParts<Row>
  onSort: (sort: GridSort | null) => void
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onStartDrag: (event: PointerEvent<HTMLElement>) => void
  onStartResize: (event: PointerEvent<HTMLElement>) => void
}

export function HeaderCell<Row>(props: HeaderCellProps<Row>) {
  const { column, index, direction, menu } = props
  const Arrow = direction === 'asc' ? IconArrowUp : IconArrowDown
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={direction && (direction === 'asc' ? 'ascending' : 'descending')}
      className={css['headCell']}
      data-head={index}
      data-dragged={props.isDragged || undefined}
      data-align={column.align}
      style={cellWidth(index)}
      onPointerDown={props.onStartDrag}
    >
      <button
        type="button"
        className={css['headButton']}
        data-sortable={column.sortable || undefined}
        tabIndex={props.isTabStop ? 0 : -1}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight"
        onFocus={props.onFocus}
        onKeyDown={props.onKeyDown}
        onClick={() => column.sortable && props.onSort(nextSort(column.id, direction))}
      >
        {column.icon}
        <span className={css['headLabel']}>{column.label}</span>
        {direction ? <Arrow size={13} stroke={2.2} className={css['arrow']} aria-hidden /> : null}
      </button>
      <HeaderMenu column={column} index={index} menu={menu} isTabStop={props.isTabStop} />
      <span
        aria-hidden
        className={css['resizer']}
        onPointerDown={props.onStartResize}
        onDoubleClick={() => menu.onFit(column)}
      />
    </div>
  )
}

/** Ascending, descending, then the view's own order. */
function nextSort(column: string, direction: 'asc' | 'desc' | undefined): GridSort | null {
  if (direction === 'asc') return { column, direction: 'desc' }
  return direction === 'desc' ? null : { column, direction: 'asc' }
}
