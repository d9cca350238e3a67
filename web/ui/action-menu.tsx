import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Fragment, type ReactElement, type ReactNode } from 'react'
import { Kbd } from './kbd.tsx'

export type MenuAction = {
  id: string
  label: string
  icon?: ReactNode
  /** Shown at the right; the shortcut itself is registered elsewhere. */
  shortcut?: string
  /** A line above it. */
  startsGroup?: boolean
  /** Red: only for what destroys. */
  isDanger?: boolean
  /** Why it cannot be done now; the item is then dimmed and says so. */
  disabledReason?: string | undefined
  run: () => void
}

type ActionMenuProps = {
  /** Name of the button when it is the usual three dots. */
  label: string
  actions: readonly MenuAction[]
  /** Another button than the three dots; one element that takes a ref. */
  children?: ReactElement
  width?: number
  position?: 'bottom-end' | 'bottom-start' | 'top-start' | 'top-end'
}

/** Actions behind a button, each with its icon and key. */
export function ActionMenu({
  label,
  actions,
  children,
  width = 210,
  position = 'bottom-end',
}: ActionMenuProps) {
  return (
    <Menu width={width} position={position}>
      <Menu.Target>
        {children ?? (
          <ActionIcon aria-label={label}>
            <IconDots size={16} />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action, at) => (
          <Fragment key={action.id}>
            {action.startsGroup && at > 0 ? <Menu.Divider /> : null}
            <Menu.Item
              leftSection={action.icon}
              rightSection={action.shortcut ? <Kbd keys={action.shortcut} /> : null}
              disabled={action.disabledReason !== undefined}
              title={action.disabledReason}
              {...(action.isDanger ? { color: 'var(--bad)' } : {})}
              onClick={action.run}
            >
              {action.label}
            </Menu.Item>
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
