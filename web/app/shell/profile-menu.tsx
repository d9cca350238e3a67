// Me: profile, how the app looks, and the way out. A small dialog, because choices stand in it that menus cannot hold.
import {
  IconApi,
  IconKeyboard,
  IconLogout,
  IconPlus,
  IconSettings,
  IconUserCircle,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { settingsPath, workspacePath } from '#web/api/address.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useSession } from '#web/api/session.ts'
import { useAppText } from '#web/app/app-text.ts'
import { signOutHere } from '#web/app/sign-out.ts'
import { DisplayChoices } from '#web/domains/profile/display-choices.tsx'
import { PopoverLayer } from '#web/ui/layer.tsx'
import type { LayerPlace } from '#web/ui/use-layer.ts'
import { openLayer, type Layer } from './shell-store.ts'
import { WorkspaceMark } from './workspace-mark.tsx'
import css from './profile-menu.module.css'

interface ProfileMenuProps {
  readonly place: LayerPlace
  /** Phones have no sidebar, so settings and the other workspaces stand here. */
  readonly isWhole: boolean
}

export function ProfileMenu({ place, isWhole }: ProfileMenuProps) {
  const text = useAppText()
  const name = useSession()?.account.name ?? ''
  const close = place.onClose
  const open = (layer: Layer) => {
    close()
    openLayer(layer)
  }
  return (
    <PopoverLayer
      place={place}
      width={276}
      position={isWhole ? 'top-end' : 'top-start'}
      label={`${text('profileMenu')}: ${name}`}
      padding={6}
    >
      <div className={css['items']}>
        {isWhole ? <Workspaces close={close} open={open} /> : null}
        <Link to="/profile" onClick={close}>
          <IconUserCircle size={16} aria-hidden />
          {text('profile')}
        </Link>
        {isWhole ? null : (
          <button type="button" onClick={() => open('shortcuts')}>
            <IconKeyboard size={16} aria-hidden />
            {text('shortcuts')}
          </button>
        )}
        <a href="/api/docs" target="_blank" rel="noreferrer" onClick={close}>
          <IconApi size={16} aria-hidden />
          {text('apiDocs')}
        </a>
        <hr />
        <div className={css['choices']}>
          <DisplayChoices />
        </div>
        <hr />
        <button type="button" onClick={() => void signOutHere()}>
          <IconLogout size={16} aria-hidden />
          {text('signOut')}
        </button>
      </div>
    </PopoverLayer>
  )
}

function Workspaces({ close, open }: { close: () => void; open: (layer: Layer) => void }) {
  const text = useAppText()
  const session = useSession()
  const { workspace } = useMeta()
  return (
    <>
      {session?.workspaces.map(({ slug, name }) => (
        <Link
          key={slug}
          to={workspacePath(slug)}
          onClick={close}
          aria-current={slug === workspace.slug ? 'true' : undefined}
        >
          <WorkspaceMark name={name} />
          {name}
        </Link>
      ))}
      {session?.account.superuser ? (
        <button type="button" onClick={() => open('workspace')}>
          <IconPlus size={16} aria-hidden />
          {text('createWorkspace')}
        </button>
      ) : null}
      <hr />
      <Link to={settingsPath('')} onClick={close}>
        <IconSettings size={16} aria-hidden />
        {text('settings')}
      </Link>
    </>
  )
}
