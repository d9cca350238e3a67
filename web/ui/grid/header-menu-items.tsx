// What can be done with one column, with room for what the owner of the grid adds.
import { Menu } from '@mantine/core'
import {
  IconArrowAutofitWidth,
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconEyeOff,
  IconPin,
  IconPinnedOff,
} from '@tabler/icons-react'
import { MenuLayer } from '#web/ui/layer.tsx'
import { useUiText } from '#web/ui/ui-text.ts'
import type { LayerPlace } from '#web/ui/use-layer.ts'
import type { HeaderMenuExtra } from './header-menu.tsx'

type HeaderMenuItemsProps = {
  place: LayerPlace
  can: { sort: boolean; moveLeft: boolean; moveRight: boolean; hide: boolean }
  isPinned: boolean
  extra: HeaderMenuExtra | null
  onSort: (direction: 'asc' | 'desc') => void
  onMove: (by: number) => void
  onPin: (isPinned: boolean) => void
  onHide: () => void
  onFit: () => void
}

export function HeaderMenuItems(props: HeaderMenuItemsProps) {
  const { place, can, isPinned, extra, onSort, onMove } = props
  const text = useUiText()
  return (
    <MenuLayer place={place} width={210} position="bottom-end">
      {can.sort ? (
        <>
          <Menu.Item leftSection={<IconArrowUp size={14} />} onClick={() => onSort('asc')}>
            {text('gridSortUp')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowDown size={14} />} onClick={() => onSort('desc')}>
            {text('gridSortDown')}
          </Menu.Item>
          <Menu.Divider />
        </>
      ) : null}
      <Menu.Item
        leftSection={<IconArrowLeft size={14} />}
        disabled={!can.moveLeft}
        onClick={() => onMove(-1)}
      >
        {text('gridMoveLeft')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowRight size={14} />}
        disabled={!can.moveRight}
        onClick={() => onMove(1)}
      >
        {text('gridMoveRight')}
      </Menu.Item>
      <Menu.Item
        leftSection={isPinned ? <IconPinnedOff size={14} /> : <IconPin size={14} />}
        onClick={() => props.onPin(!isPinned)}
      >
        {text(isPinned ? 'gridUnpin' : 'gridPin')}
      </Menu.Item>
      <Menu.Item leftSection={<IconArrowAutofitWidth size={14} />} onClick={props.onFit}>
        {text('gridFit')}
      </Menu.Item>
      {extra ? (
        <Menu.Item leftSection={extra.icon} onClick={extra.run}>
          {extra.label}
        </Menu.Item>
      ) : null}
      {can.hide ? (
        <>
          <Menu.Divider />
          <Menu.Item leftSection={<IconEyeOff size={14} />} onClick={props.onHide}>
            {text('gridHide')}
          </Menu.Item>
        </>
      ) : null}
    </MenuLayer>
  )
}
