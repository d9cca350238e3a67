// The menu of one column, with room for what the owner of the grid adds.
import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowAutofitWidth,
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconDots,
  IconEyeOff,
  IconPin,
  IconPinnedOff,
} from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useUiText } from '#web/ui/ui-text.ts'
import type { GridColumn, GridSort } from './grid-column.ts'
import css from './grid-head.module.css'

export type HeaderMenuParts<Row> = {
  pinned: number
  count: number
  canSort: boolean
  extra: ((column: GridColumn<Row>) => ReactNode) | undefined
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

export function HeaderMenu<Row>({ column, index, menu, isTabStop }: HeaderMenuProps<Row>) {
  const text = useUiText()
  const [isOpen, setOpen] = useState(false)
  return (
    <Menu width={210} position="bottom-end" opened={isOpen} onChange={setOpen}>
      <Menu.Target>
        <ActionIcon
          size={20}
          className={css['headDots']}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={text('gridColumnMenu', { column: column.label })}
          onPointerDown={(event) => event.stopPropagation()}
        >
          <IconDots size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{isOpen ? <Items column={column} index={index} menu={menu} /> : null}</Menu.Dropdown>
    </Menu>
  )
}

function Items<Row>({ column, index, menu }: Omit<HeaderMenuProps<Row>, 'isTabStop'>) {
  const text = useUiText()
  const isPinned = index < menu.pinned
  const isFirst = index === (isPinned ? 0 : menu.pinned)
  const isLast = index === (isPinned ? menu.pinned : menu.count) - 1
  const sortBy = (direction: 'asc' | 'desc') => menu.onSort({ column: column.id, direction })
  return (
    <>
      {column.sortable && menu.canSort ? (
        <>
          <Menu.Item leftSection={<IconArrowUp size={14} />} onClick={() => sortBy('asc')}>
            {text('gridSortUp')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowDown size={14} />} onClick={() => sortBy('desc')}>
            {text('gridSortDown')}
          </Menu.Item>
          <Menu.Divider />
        </>
      ) : null}
      <Menu.Item
        leftSection={<IconArrowLeft size={14} />}
        disabled={isFirst}
        onClick={() => menu.onMove(column, -1)}
      >
        {text('gridMoveLeft')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowRight size={14} />}
        disabled={isLast}
        onClick={() => menu.onMove(column, 1)}
      >
        {text('gridMoveRight')}
      </Menu.Item>
      <Menu.Item
        leftSection={isPinned ? <IconPinnedOff size={14} /> : <IconPin size={14} />}
        onClick={() => menu.onPin(column, !isPinned)}
      >
        {text(isPinned ? 'gridUnpin' : 'gridPin')}
      </Menu.Item>
      <Menu.Item leftSection={<IconArrowAutofitWidth size={14} />} onClick={() => menu.onFit(column)}>
        {text('gridFit')}
      </Menu.Item>
      {menu.extra?.(column)}
      {index > 0 ? (
        <>
          <Menu.Divider />
          <Menu.Item leftSection={<IconEyeOff size={14} />} onClick={() => menu.onHide(column)}>
            {text('gridHide')}
          </Menu.Item>
        </>
      ) : null}
    </>
  )
}
