import { Button } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { endSession, listSessions, type sessionItemSchema } from '#contract/actions/profile.ts'
import { ApiProblem, call } from '#web/api/client.ts'
import { queryClient } from '#web/api/query-client.ts'
import { StatusChip } from '#web/ui/chip.tsx'
import { ErrorState } from '#web/ui/empty-state.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { showError, showToast } from '#web/ui/toasts/toast-store.ts'
import { ProfileSection } from './profile-section.tsx'
import { profileText, useProfileText } from './profile-text.ts'
import css from './profile.module.css'

type SessionItem = z.output<typeof sessionItemSchema>
export const sessionsKey = ['sessions'] as const

/** Every browser that is signed in as me, and the way to end it. */
export function SessionsSection() {
  const text = useProfileText()
  const { data, error, refetch } = useQuery({
    queryKey: sessionsKey,
    queryFn: () => call(listSessions),
    staleTime: 0,
  })
  return (
    <ProfileSection title={text('sessions')} hint={text('sessionsHint')}>
      {data ? (
        <ul className={css['sessions']}>
          {data.items.map((session) => (
            <SessionLine key={session.id} session={session} />
          ))}
        </ul>
      ) : error ? (
        <ErrorState title={error.message} onRetry={() => void refetch()} />
      ) : (
        <div aria-busy>
          <SkeletonLines lines={2} />
        </div>
      )}
    </ProfileSection>
  )
}

function SessionLine({ session }: { session: SessionItem }) {
  const text = useProfileText()
  const format = useFormat()
  const device = session.device === '' ? text('sessionUnknown') : session.device
  const Icon = /iPhone|Android|mobile/i.test(session.device) ? IconDeviceMobile : IconDeviceDesktop
  return (
    <li>
      <Icon size={18} stroke={1.6} aria-hidden />
      <div>
        <b>{device}</b>
        <small>
          {text('sessionSeen')} <RelativeTime iso={session.seenAt} /> · {session.address}
        </small>
        <small>{text('sessionSince', { day: format.moment(session.createdAt) })}</small>
      </div>
      {session.current ? (
        <StatusChip tone="green">{text('sessionHere')}</StatusChip>
      ) : (
        <Button
          variant="default"
          aria-label={text('sessionEndOf', { device })}
          onClick={() => void end(session.id, device)}
        >
          {text('sessionEnd')}
        </Button>
      )}
    </li>
  )
}

async function end(id: string, device: string): Promise<void> {
  try {
    await call(endSession, { params: { id } })
    showToast({ text: profileText('sessionEnded', { device }) })
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    if (error.status !== 404) showError(error.message)
  }
  await queryClient.invalidateQueries({ queryKey: sessionsKey })
}
