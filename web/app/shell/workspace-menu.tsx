import { Menu } from '@mantine/core'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { workspacePath } from '#web/api/address.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useSession } from '#web/api/session.ts'
import { useAppText } from '#web/app/app-text.ts'
import { MenuLayer } from '#web/ui/layer.tsx'
import type { LayerPlace } from '#web/ui/use-layer.ts'
import { openLayer } from './shell-store.ts'
import { WorkspaceMark } from './workspace-mark.tsx'

/** The ways into the other workspaces; each has its own address. */
export function WorkspaceMenu({ place }: { place: LayerPlace }) {
  const text = useAppText()
  const session = useSession()
  const { workspace } = useMeta()
  return (
    <MenuLayer place={place} width={248} position="bottom-start">
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
    </MenuLayer>
  )
}
