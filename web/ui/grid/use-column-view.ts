// Changes that people make to the columns, each as a new view.
import { useMemo } from 'react'
import { useEvent } from '#web/ui/use-event.ts'
import { pinnedIn } from './geometry.ts'
import type { GridColumn, GridSort } from './grid-column.ts'
import type { GridModel } from './grid-model.ts'
import type { HeaderMenuParts } from './header-menu.tsx'

type Movers<Row> = {
  moveColumn: (column: GridColumn<Row>, by: number) => void
  fitWidth: (column: GridColumn<Row>) => void
}

/** What the heads and their menus may do; the same object until the columns change. */
export function useColumnView<Row>(model: GridModel<Row>, movers: Movers<Row>): HeaderMenuParts<Row> {
  const { view, onView, onSort, headerMenu } = model.props
  const { moveColumn, fitWidth } = movers

  const sort = useEvent((next: GridSort | null) => onSort?.(next))
  const hide = useEvent((column: GridColumn<Row>) => onView({ ...view, hidden: [...view.hidden, column.id] }))
  const pin = useEvent((column: GridColumn<Row>, isPinned: boolean) => {
    const now = model.columns.filter((other) => pinnedIn(view, other)).map((other) => other.id)
    const pinned = isPinned ? [...now, column.id] : now.filter((id) => id !== column.id)
    onView({ ...view, pinned })
  })

  const pinned = model.layout.pinned
  const count = model.columns.length
  const canSort = onSort !== undefined
  return useMemo(
    () => ({
      pinned,
      count,
      canSort,
      extra: headerMenu,
      onSort: sort,
      onMove: moveColumn,
      onPin: pin,
      onHide: hide,
      onFit: fitWidth,
    }),
    [pinned, count, canSort, headerMenu, sort, moveColumn, pin, hide, fitWidth],
  )
}
