// The three dots of one column's head.
import { ActionIcon } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { later } from '#web/ui/later.tsx'
import { useUiText } from '#web/ui/ui-text.ts'
import { useLayer } from '#web/ui/use-layer.ts'
import type { GridColumn, GridSort } from './grid-column.ts'
import css from './grid-head.module.css'

/** One more line in the menu of a column. */
export type HeaderMenuExtra = { label: string; icon: ReactNode; run: () => void }

export type HeaderMenuParts<Row> = {
  pinned: number
  count: number
  canSort: boolean
  extra: ((column: GridColumn<Row>) => HeaderMenuExtra | null) | undefined
  onSort: (sort: GridSort | null) => void
  onMove: (column: GridColumn<Row>, by: number) => void
  onPin: (column: GridColumn<Row>, isPinned: boolean) => void
  onHide: (column: GridColumn<Row>) => void
  onFit: (column: GridColumn<Row>) => void
}

type HeaderMenuProps<Row> = {
  column: GridColumn<Row>
  index: number
  menu: HeaderMenuParts<Row>
  isTabStop: boolean
}

const Items = later(async () => (await import('./header-menu-items.tsx')).HeaderMenuItems)

export function HeaderMenu<Row>({ column, index, menu, isTabStop }: HeaderMenuProps<Row>) {
  const text = useUiText()
  const layer = useLayer('menu')
  const isPinned = index < menu.pinned
  const isFirst = index === (isPinned ? 0 : menu.pinned)
  const isLast = index === (isPinned ? menu.pinned : menu.count) - 1
  return (
    <>
      <ActionIcon
        {...layer.button}
        size={20}
        className={css['headDots']}
        tabIndex={isTabStop ? 0 : -1}
        aria-label={text('gridColumnMenu', { column: column.label })}
        onPointerDown={(event) => event.stopPropagation()}
      >
        <IconDots size={14} />
      </ActionIcon>
      {layer.wasOpen ? (
        <Items
          place={layer.place}
          can={{
            sort: menu.canSort && column.sortable === true,
            moveLeft: !isFirst,
            moveRight: !isLast,
            hide: index > 0,
          }}
          isPinned={isPinned}
          extra={menu.extra?.(column) ?? null}
          onSort={(direction) => menu.onSort({ column: column.id, direction })}
          onMove={(by) => menu.onMove(column, by)}
          onPin={(next) => menu.onPin(column, next)}
          onHide={() => menu.onHide(column)}
          onFit={() => menu.onFit(column)}
        />
      ) : null}
    </>
  )
}
