import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { roleLabels } from '#contract/access.ts'
import { actions } from '#contract/operations.ts'
import { ApiProblem, call } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { useFormat } from '#web/ui/format-context.tsx'
import { useNow } from '#web/ui/relative-time.tsx'
import { showError, showToast } from '#web/ui/toasts/toast-store.ts'
import css from './members.module.css'

/** Links that were made and not used; each can be withdrawn. */
export function OpenInvitations() {
  const text = useSettingsText()
  const label = useLabel()
  const format = useFormat()
  const now = useNow()
  const meta = useMeta()
  const key = ['invitations', meta.workspace.slug]
  const { data, refetch } = useQuery(
    { queryKey: key, queryFn: () => call(actions.listInvitations), staleTime: 0 },
    queryClient,
  )
  if (!data || data.items.length === 0) return null
  const withdraw = async (id: string, email: string) => {
    try {
      await call(actions.deleteInvitation, { params: { id } })
      await refetch()
      showToast({ text: text('withdrawn', { email }) })
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      showError(error.message)
      await refetch()
    }
  }
  return (
    <section className={css['invitations']} aria-labelledby="open-invitations">
      <h3 id="open-invitations">{text('openInvites')}</h3>
      <ul>
        {data.items.map(({ id, email, role, teamId, createdAt, expiresAt }) => {
          const team = meta.teams.find((each) => each.id === teamId)?.name
          return (
            <li key={id}>
              <span>
                <b>{email}</b>
                <small>
                  {[label(roleLabels[role]), team].filter(Boolean).join(', ')} ·{' '}
                  {text('inviteFrom', {
                    when: format.relative(createdAt, now),
                    day: format.moment(expiresAt),
                  })}
                </small>
              </span>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={text('withdrawOf', { email })}
                onClick={() => void withdraw(id, email)}
              >
                {text('withdraw')}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
