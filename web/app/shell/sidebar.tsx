import { ActionIcon } from '@mantine/core'
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSearch,
  IconSettings,
  type Icon,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { listPath, settingsPath } from '#web/api/address.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useSession } from '#web/api/session.ts'
import { useAppText } from '#web/app/app-text.ts'
import { iconOf, keysOf, shownEntities } from '#web/app/shown-entities.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Kbd } from '#web/ui/kbd.tsx'
import { ProfileButton } from './profile-button.tsx'
import { foldSidebar, openLayer, useShell } from './shell-store.ts'
import { WorkspaceSwitch } from './workspace-switch.tsx'
import css from './shell.module.css'

/** The left column: where I am, search, the objects, settings, me. */
export function Sidebar() {
  const text = useAppText()
  const label = useLabel()
  const meta = useMeta()
  const { isFolded } = useShell()
  return (
    <aside className={css['side']} aria-label={text('sidebar')}>
      <div className={css['top']}>
        <WorkspaceSwitch />
        <FoldButton isFolded={isFolded} />
      </div>
      <button
        type="button"
        className={css['search']}
        aria-label={isFolded ? text('search') : undefined}
        aria-keyshortcuts="Control+K"
        onClick={() => openLayer('search')}
      >
        <IconSearch size={15} aria-hidden />
        <span className={css['word']}>{text('search')}</span>
        <span className={css['word']}>
          <Kbd keys="mod+k" />
        </span>
      </button>
      <nav aria-label={text('navigation')}>
        <div className={css['group']}>{text('records')}</div>
        {shownEntities
          .filter((entity) => meta.may(entity, 'read'))
          .map((entity) => (
            <Item
              key={entity.name}
              to={listPath(entity)}
              icon={iconOf(entity)}
              label={label(entity.label.many)}
              keys={keysOf(entity)}
            />
          ))}
        <div className={css['group']}>{text('workspace')}</div>
        <Item to={settingsPath('')} icon={IconSettings} label={text('settings')} keys="g s" />
      </nav>
      <Me />
    </aside>
  )
}

function Me() {
  const text = useAppText()
  const name = useSession()?.account.name ?? ''
  return (
    <ProfileButton className={css['me']}>
      <span className="sr-only">{text('profileMenu')}</span>
      <Avatar name={name} size={24} />
      <span className={css['word']}>{name}</span>
    </ProfileButton>
  )
}

type ItemProps = { to: string; icon: Icon; label: string; keys: string | undefined }

function Item({ to, icon: Icon, label, keys }: ItemProps) {
  const { isFolded } = useShell()
  return (
    <Link
      to={to}
      className={css['item']}
      activeProps={{ 'aria-current': 'page' }}
      aria-label={isFolded ? label : undefined}
      title={isFolded ? label : undefined}
    >
      <Icon size={16} stroke={1.75} aria-hidden />
      <span className={css['word']}>{label}</span>
      {keys === undefined ? null : (
        <span className={css['hint']}>
          <Kbd keys={keys} />
        </span>
      )}
    </Link>
  )
}

function FoldButton({ isFolded }: { isFolded: boolean }) {
  const text = useAppText()
  const label = text(isFolded ? 'expand' : 'collapse')
  const Icon = isFolded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <ActionIcon
      aria-label={label}
      title={label}
      aria-expanded={!isFolded}
      onClick={() => foldSidebar(!isFolded)}
    >
      <Icon size={16} stroke={1.75} />
    </ActionIcon>
  )
}
