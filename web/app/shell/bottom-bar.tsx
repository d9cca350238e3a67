// What the thumb needs on a phone; everything else is behind "Me".
import { IconPlus, IconSearch, IconUserCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { listPath } from '#web/api/address.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useAppText } from '#web/app/app-text.ts'
import { iconOf, shownEntities } from '#web/app/shown-entities.ts'
import { ProfileButton } from './profile-button.tsx'
import { openLayer } from './shell-store.ts'
import { useCreatable } from './use-creatable.ts'
import css from './shell.module.css'

const icon = { size: 21, stroke: 1.6, 'aria-hidden': true } as const

export function BottomBar() {
  const text = useAppText()
  const label = useLabel()
  const meta = useMeta()
  const creatable = useCreatable()
  return (
    <nav className={css['tabs']} aria-label={text('navigation')}>
      {shownEntities
        .filter((entity) => meta.may(entity, 'read'))
        .map((entity) => {
          const Icon = iconOf(entity)
          return (
            <Link
              key={entity.name}
              to={listPath(entity)}
              className={css['tab']}
              activeProps={{ 'aria-current': 'page' }}
            >
              <Icon {...icon} />
              <span>{label(entity.label.many)}</span>
            </Link>
          )
        })}
      {creatable ? (
        <button type="button" className={css['tab']} onClick={() => openLayer('create')}>
          <IconPlus {...icon} />
          <span>{text('add')}</span>
        </button>
      ) : null}
      <button type="button" className={css['tab']} onClick={() => openLayer('search')}>
        <IconSearch {...icon} />
        <span>{text('search')}</span>
      </button>
      <ProfileButton className={css['tab']} isWhole>
        <IconUserCircle {...icon} />
        <span>{text('me')}</span>
      </ProfileButton>
    </nav>
  )
}
