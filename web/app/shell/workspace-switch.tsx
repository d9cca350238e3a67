// Which workspace this tab works in, and the way into the others. Each has its own address.
import { Menu } from '@mantine/core'
import { IconCheck, IconPlus, IconSelector } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { workspacePath } from '#web/api/address.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useSession } from '#web/api/session.ts'
import { useAppText } from '#web/app/app-text.ts'
import { openLayer } from './shell-store.ts'
import { WorkspaceMark } from './workspace-mark.tsx'
import css from './shell.module.css'

export function WorkspaceSwitch() {
  const text = useAppText()
  const session = useSession()
  const { workspace } = useMeta()
  return (
    <Menu width={248} position="bottom-start">
      <Menu.Target>
        <button type="button" className={css['switch']}>
          <WorkspaceMark name={workspace.name} />
          <span className="sr-only">{text('switchWorkspace')}</span>
          <span className={css['word']}>{workspace.name}</span>
          <IconSelector size={14} className={css['word']} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {session?.workspaces.map(({ slug, name }) => (
          <Menu.Item
            key={slug}
            component={Link}
            to={workspacePath(slug)}
            leftSection={<WorkspaceMark name={name} />}
            rightSection={slug === workspace.slug ? <IconCheck size={15} aria-hidden /> : null}
            aria-current={slug === workspace.slug ? 'true' : undefined}
          >
            {name}
          </Menu.Item>
        ))}
        {session?.account.superuser ? (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconPlus size={16} />} onClick={() => openLayer('workspace')}>
              {text('createWorkspace')}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
