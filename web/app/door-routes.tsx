// The screens before one is inside: set-up, sign-in, invitation. Each ends with a session and the way on.
import { useLocation, useRouter, useRouteContext, useSearch } from '@tanstack/react-router'
import type { Session } from '#contract/actions/sign-in.ts'
import { workspacePath } from '#web/api/address.ts'
import { startSession } from '#web/api/session.ts'
import { InvitePage } from '#web/domains/invite/invite-page.tsx'
import { SetupPage } from '#web/domains/setup/setup-page.tsx'
import { SignInPage } from '#web/domains/sign-in/sign-in-page.tsx'
import { returnAddress } from './return-address.ts'

export function SetupRoute() {
  const enter = useEnter()
  const { tokenNeeded = false }: { tokenNeeded?: boolean } = useRouteContext({ strict: false })
  return <SetupPage tokenNeeded={tokenNeeded} onDone={(session) => enter(session, '/')} />
}

export function SignInRoute() {
  const enter = useEnter()
  const { to }: { to?: string } = useSearch({ strict: false })
  return <SignInPage onDone={(session) => enter(session, returnAddress(to))} />
}

/** The token stands behind the # so that no server and no log of one ever sees it. */
export function InviteRoute() {
  const enter = useEnter()
  const { history } = useRouter()
  const token = useLocation({ select: ({ hash }) => hash })
  const join = (session: Session, name: string) => {
    const joined = session.workspaces.find((each) => each.name === name)
    enter(session, joined ? workspacePath(joined.slug) : '/')
  }
  return <InvitePage token={token} onDone={join} onSignIn={() => history.push('/sign-in')} />
}

/** Takes the door page out of the history, so that "back" does not lead into it. */
function useEnter(): (session: Session, path: string) => void {
  const { history } = useRouter()
  return (session, path) => {
    startSession(session)
    history.replace(path)
  }
}
