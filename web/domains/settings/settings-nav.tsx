import { IconChevronDown, IconUserCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { settingsPath } from '#web/api/address.ts'
import { useLabel } from '#web/api/i18n.ts'
import { SearchField } from '#web/ui/search-field.tsx'
import { isFound, settingsGroups, titleOfPage, type SettingsPageInfo } from './settings-pages.ts'
import { useSettingsText } from './settings-text.ts'
import css from './settings.module.css'

interface SettingsNavProps {
  readonly pages: readonly SettingsPageInfo[]
  readonly current: SettingsPageInfo | undefined
}

/** The list of pages by group, narrowed by words; on a phone it opens from a button that names the page. */
export function SettingsNav({ pages, current }: SettingsNavProps) {
  const text = useSettingsText()
  const label = useLabel()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const hits = pages.filter((page) => isFound(`${titleOfPage(page, text, label)} ${text(page.words)}`, typed))
  const hasProfile = isFound(`${text('profile')} ${text('profileWords')}`, typed)
  const close = () => {
    setOpen(false)
    setTyped('')
  }
  return (
    <nav className={css['nav']} aria-label={text('pages')} data-open={isOpen || undefined}>
      <button
        type="button"
        className={css['switch']}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setOpen(!isOpen)}
      >
        {current ? titleOfPage(current, text, label) : text('allPages')}
        <IconChevronDown size={15} aria-hidden />
      </button>
      <div id={listId} className={css['pages']}>
        <SearchField label={text('find')} value={typed} onSearch={setTyped} width="100%" />
        {settingsGroups.map((group) => {
          const own = hits.filter((page) => page.group === group)
          return own.length === 0 ? null : (
            <div key={group} role="group" aria-label={text(group)}>
              <span aria-hidden>{text(group)}</span>
              {own.map((page) => (
                <Link
                  key={page.id}
                  to={settingsPath(page.id)}
                  aria-current={page === current ? 'page' : undefined}
                  onClick={close}
                >
                  <page.icon size={16} stroke={1.75} aria-hidden />
                  {titleOfPage(page, text, label)}
                </Link>
              ))}
            </div>
          )
        })}
        {hasProfile ? (
          <div role="group" aria-label={text('groupAccount')}>
            <span aria-hidden>{text('groupAccount')}</span>
            <Link to="/profile">
              <IconUserCircle size={16} stroke={1.75} aria-hidden />
              {text('profile')}
            </Link>
          </div>
        ) : null}
        {hits.length === 0 && !hasProfile ? <p role="status">{text('findNothing')}</p> : null}
      </div>
    </nav>
  )
}
