// Where an address leads nowhere, or to what one may not see.
import { Button } from '@mantine/core'
import { IconCompass, IconLock, IconUsersGroup } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { useTitle } from '#web/ui/document-title.ts'
import { useAppText } from './app-text.ts'
import { MainArea } from './main-area.tsx'
import { signOutHere } from './sign-out.ts'
import css from './pages.module.css'

/** S157: nothing at this address; with `workspace`, no such workspace. */
export function NotFoundPage({ workspace = false }: { workspace?: boolean }) {
  const text = useAppText()
  return (
    <Notice
      icon={<IconCompass size={22} stroke={1.6} />}
      title={text(workspace ? 'noWorkspaceTitle' : 'notFoundTitle')}
      hint={text(workspace ? 'noWorkspaceHint' : 'notFoundHint')}
      action={<HomeButton />}
    />
  )
}

export function NoPermissionPage() {
  const text = useAppText()
  return (
    <Notice
      icon={<IconLock size={22} stroke={1.6} />}
      title={text('noPermissionTitle')}
      hint={text('noPermissionHint')}
      action={<HomeButton />}
    />
  )
}

/** For a person whose last membership has ended. */
export function NowherePage() {
  const text = useAppText()
  return (
    <Notice
      icon={<IconUsersGroup size={22} stroke={1.6} />}
      title={text('nowhereTitle')}
      hint={text('nowhereHint')}
      action={
        <Button variant="default" component={Link} to="/profile">
          {text('profile')}
        </Button>
      }
      links={
        <Button variant="subtle" onClick={() => void signOutHere()}>
          {text('signOut')}
        </Button>
      }
    />
  )
}

function HomeButton() {
  const text = useAppText()
  return (
    <Button component={Link} to="/">
      {text('goHome')}
    </Button>
  )
}

interface NoticeProps {
  readonly icon: ReactNode
  readonly title: string
  readonly hint: string
  readonly action: ReactNode
  readonly links?: ReactNode
}

function Notice(props: NoticeProps) {
  useTitle(props.title)
  return (
    <MainArea className={css['notice']}>
      <h1 className="sr-only">{props.title}</h1>
      <EmptyState icon={props.icon} title={props.title} action={props.action} links={props.links}>
        {props.hint}
      </EmptyState>
    </MainArea>
  )
}
