// A list as a grid: cells edited in place, blocks pasted, columns arranged, the place in it remembered.
import { IconFilter } from '@tabler/icons-react'
import { useEffect, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from 'react'
import type { AnyRow, Entity } from '#contract/entity.ts'
import { ApiProblem } from '#web/api/client.ts'
import { DataGrid } from '#web/ui/grid/data-grid.tsx'
import type { CellStates } from '#web/ui/grid/cell-states.ts'
import type { GridSort } from '#web/ui/grid/grid-column.ts'
import type { GridHandle, GridScroll } from '#web/ui/grid/grid-model.ts'
import { useEvent } from '#web/ui/use-event.ts'
import type { ListColumn } from './list-columns.tsx'
import { TITLE } from './list-columns.tsx'
import { useListEditing } from './list-edit.ts'
import { recallPlace, rememberPlace } from './list-memory.ts'
import type { ListSource } from './list-source.ts'
import { useListText } from './list-text.ts'
import type { ListColumnsView } from './list-view.ts'

interface ListTableProps {
  readonly entity: Entity
  readonly label: string
  readonly source: ListSource
  readonly columns: readonly ListColumn[]
  readonly cellStates: CellStates
  readonly columnsView: ListColumnsView
  readonly sort: GridSort
  readonly onSort: (sort: GridSort | null) => void
  readonly selected: ReadonlySet<string>
  readonly onSelect: (selected: ReadonlySet<string>) => void
  readonly step: string
  readonly onOpen: (row: AnyRow) => void
  readonly hrefOf: (row: AnyRow) => string
  readonly onFilterBy: (field: string) => void
  readonly canFilterBy: (field: string) => boolean
  readonly empty: ReactNode
  readonly beyond: ReactNode
  readonly handle: Ref<GridHandle>
}

export function ListTable(props: ListTableProps) {
  const { entity, source, columns, cellStates, columnsView, step, onOpen, canFilterBy, onFilterBy } = props
  const text = useListText()
  const editing = useListEditing(entity, source, cellStates)
  const grid = useRef<GridHandle>(null)
  useImperativeHandle(props.handle, () => handleOf(grid))
  const [started] = useState(() => recallPlace(step))
  usePlace(grid, step)
  const open = useEvent((row: AnyRow) => {
    const scroll = grid.current?.getScroll()
    if (scroll) rememberPlace(step, { ...scroll, hadFocus: true })
    onOpen(row)
  })
  // Stable, since heads are heavy and drawn anew only when their menus change.
  const headerMenu = useEvent((column: ListColumn) =>
    column.id !== TITLE && canFilterBy(column.id)
      ? {
          label: text('list.filterBy', { field: column.label }),
          icon: <IconFilter size={14} />,
          run: () => onFilterBy(column.id),
        }
      : null,
  )
  const remember = useEvent((scroll: GridScroll) => rememberPlace(step, { ...recallPlace(step), ...scroll }))
  return (
    <>
      <DataGrid<AnyRow>
        label={props.label}
        columns={columns}
        source={source.store}
        idOf={idOf}
        view={columnsView.view}
        onView={columnsView.onView}
        sort={props.sort}
        onSort={props.onSort}
        selected={props.selected}
        onSelect={props.onSelect}
        cellStates={cellStates}
        onCommit={editing.commit}
        onPaste={editing.paste}
        onClear={editing.clear}
        onOpen={open}
        hrefOf={props.hrefOf}
        headerMenu={headerMenu}
        empty={props.empty}
        errorText={(error) => (error instanceof ApiProblem ? error.message : text('list.failed'))}
        beyond={props.beyond}
        {...(started ? { initialScroll: started } : {})}
        onScrollSettled={remember}
        handle={grid}
      />
      {editing.dialog}
    </>
  )
}

function idOf(row: AnyRow): string {
  return row.id
}

/** The grid's own handle comes and goes with it; this one stays. */
function handleOf(grid: { readonly current: GridHandle | null }): GridHandle {
  return {
    focus: () => grid.current?.focus(),
    focusCell: (row, column) => grid.current?.focusCell(row, column),
    editCell: (row, column) => grid.current?.editCell(row, column),
    cursorRow: () => grid.current?.cursorRow(),
    getScroll: () => grid.current?.getScroll() ?? { row: 0, shift: 0, left: 0 },
    restoreScroll: (scroll) => grid.current?.restoreScroll(scroll),
  }
}

/** Every step of the history has its own place; a new one begins at the top. The keyboard goes back where it was. */
function usePlace(grid: { readonly current: GridHandle | null }, step: string) {
  const shown = useRef(step)
  useEffect(() => {
    const place = recallPlace(step)
    if (shown.current !== step) grid.current?.restoreScroll(place ?? { row: 0, shift: 0, left: 0 })
    else if (place?.hadFocus) grid.current?.focus()
    shown.current = step
  }, [grid, step])
}
