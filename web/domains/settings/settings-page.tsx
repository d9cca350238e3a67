// The frame of the settings: the list of pages at the left, one of them beside it.
import { Button } from '@mantine/core'
import { IconFileUnknown, IconLock, IconSettings } from '@tabler/icons-react'
import { Link, Navigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { roleLabels } from '#contract/access.ts'
import { settingsPath } from '#web/api/address.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useTitle } from '#web/ui/document-title.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageHead } from '#web/ui/page-head.tsx'
import { FieldsPage } from './fields/fields-page.tsx'
import { GeneralPage } from './general/general-page.tsx'
import { JobsPage } from './jobs/jobs-page.tsx'
import { KeysPage } from './keys/keys-page.tsx'
import { MembersPage } from './members/members-page.tsx'
import { OptionListPage } from './options/option-list-page.tsx'
import { RolesPage } from './roles/roles-page.tsx'
import { SettingsNav } from './settings-nav.tsx'
import { pageOf, settingsPages, titleOfPage, type SettingsPageInfo } from './settings-pages.ts'
import { useSettingsText } from './settings-text.ts'
import { TagsPage } from './tags/tags-page.tsx'
import { TeamsPage } from './teams/teams-page.tsx'
import css from './settings.module.css'

const screens: Readonly<Record<string, () => ReactNode>> = {
  general: GeneralPage,
  jobs: JobsPage,
  keys: KeysPage,
  members: MembersPage,
  teams: TeamsPage,
  roles: RolesPage,
  tags: TagsPage,
  fields: FieldsPage,
}

/** `page` comes from the address; `workspace` and nothing mean the first page that the reader may use. */
export function SettingsPage({ page }: { page: string }) {
  const text = useSettingsText()
  const label = useLabel()
  const meta = useMeta()
  const allowed = settingsPages.filter((each) => each.may(meta))
  const found = pageOf(page, meta)
  useTitle(found && titleOfPage(found, text, label), text('title'))
  const [first] = allowed
  if ((page === '' || page === 'workspace') && first) return <Navigate to={settingsPath(first.id)} replace />
  return (
    <>
      <PageHead icon={<IconSettings size={17} stroke={1.75} aria-hidden />} title={text('title')} />
      <div className={css['frame']}>
        <SettingsNav
          pages={allowed}
          current={settingsPages.find(({ id }) => id === (found?.within ?? page))}
        />
        <div className={css['stage']}>
          {found?.may(meta) ? <Screen key={found.id} page={found} /> : <Refusal page={found} />}
        </div>
      </div>
    </>
  )
}

function Screen({ page }: { page: SettingsPageInfo }) {
  if (page.list) return <OptionListPage list={page.list} />
  const Page = screens[page.id]
  return Page ? <Page /> : null
}

/** For an address that the role may not use, or that names nothing. */
function Refusal({ page }: { page: SettingsPageInfo | undefined }) {
  const text = useSettingsText()
  const label = useLabel()
  const meta = useMeta()
  const first = settingsPages.find((each) => each.may(meta))
  const way = first ? (
    <Button component={Link} to={settingsPath(first.id)} variant="default">
      {text('toAllowed', { page: titleOfPage(first, text, label) })}
    </Button>
  ) : null
  return (
    <section className={css['page']}>
      {page ? (
        <EmptyState icon={<IconLock size={22} stroke={1.6} />} title={text('noPermission')} action={way}>
          {text('noPermissionWhy', { role: label(roleLabels[meta.me.role]) })}
        </EmptyState>
      ) : (
        <EmptyState
          icon={<IconFileUnknown size={22} stroke={1.6} />}
          title={text('unknownPage')}
          action={way}
        >
          {text('unknownWhy')}
        </EmptyState>
      )}
    </section>
  )
}
