// Where an invitation link leads: a new person makes an account, a known one only gives the password.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { readInvitation } from '#contract/actions/members.ts'
import type { Session } from '#contract/actions/sign-in.ts'
import { ApiProblem, call } from '#web/api/client.ts'
import { queryClient } from '#web/api/query-client.ts'
import { DoorFrame } from '#web/domains/sign-in/door-frame.tsx'
import { ErrorState } from '#web/ui/empty-state.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { InviteKnown } from './invite-known.tsx'
import { InviteNew } from './invite-new.tsx'
import { useInviteText } from './invite-text.ts'

interface InvitePageProps {
  readonly token: string
  /** Signed in, with the name of the workspace that was joined. */
  readonly onDone: (session: Session, workspace: string) => void
  readonly onSignIn: () => void
}

export function InvitePage({ token, onDone, onSignIn }: InvitePageProps) {
  const text = useInviteText()
  const { data, error, refetch } = useQuery(
    {
      queryKey: ['invitation', token],
      queryFn: () => call(readInvitation, { body: { token } }),
      retry: false,
      refetchOnWindowFocus: false,
    },
    queryClient,
  )
  if (data) {
    const Form = data.known ? InviteKnown : InviteNew
    return <Form invitation={data} token={token} onDone={(session) => onDone(session, data.workspace)} />
  }
  if (error instanceof ApiProblem && error.problem.code === 'unavailable') {
    return (
      <DoorFrame title={text('loading')}>
        <ErrorState title={error.message} onRetry={() => void refetch()} />
      </DoorFrame>
    )
  }
  if (error) return <InvalidInvite onSignIn={onSignIn} />
  return (
    <DoorFrame title={text('loading')}>
      <div aria-busy>
        <SkeletonLines lines={4} />
      </div>
    </DoorFrame>
  )
}

function InvalidInvite({ onSignIn }: { onSignIn: () => void }) {
  const text = useInviteText()
  return (
    <DoorFrame title={text('invalidTitle')} hint={text('invalidHint')}>
      <Button variant="default" onClick={onSignIn}>
        {text('toSignIn')}
      </Button>
    </DoorFrame>
  )
}
