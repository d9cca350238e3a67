// Everyone in the workspace (S22), invitations that are open, and the panels that change either.
import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MemberDetail } from '#contract/actions/members.ts'
import { fold } from '#contract/kinds/fold.ts'
import { actions } from '#contract/operations.ts'
import { ApiProblem, call } from '#web/api/client.ts'
import { useMeta, useReloadMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { SettingsBody } from '#web/domains/settings/settings-body.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { EmptyState, ErrorState } from '#web/ui/empty-state.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { showError, showToast } from '#web/ui/toasts/toast-store.ts'
import { DeactivatePanel } from './deactivate-panel.tsx'
import { EditMemberPanel } from './edit-member-panel.tsx'
import { InvitePanel } from './invite-panel.tsx'
import { MemberTable } from './member-table.tsx'
import { OpenInvitations } from './open-invitations.tsx'
import css from './members.module.css'

type OpenPanel =
  | { readonly kind: 'invite' }
  | { readonly kind: 'edit' | 'deactivate'; readonly member: MemberDetail }

/** Fewer are seen at a glance. */
const SEARCH_FROM = 10

export function MembersPage() {
  const text = useSettingsText()
  const { slug } = useMeta().workspace
  const reloadMeta = useReloadMeta()
  const [panel, setPanel] = useState<OpenPanel>()
  const { data, error, refetch } = useQuery(
    { queryKey: ['members', slug], queryFn: () => call(actions.listMembers), staleTime: 0 },
    queryClient,
  )
  const reload = async () => {
    await Promise.all([refetch(), reloadMeta()])
  }
  const close = () => setPanel(undefined)
  const reactivate = async (member: MemberDetail) => {
    try {
      await call(actions.reactivateMember, { params: { id: member.id } })
      await reload()
      showToast({ text: text('reactivated', { name: member.name }) })
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      showError(problem.message)
    }
  }
  const members = data?.items
  const active = members?.filter((each) => each.active).length ?? 0
  return (
    <>
      <SettingsBody
        title={text('members')}
        effect={
          members
            ? `${text('membersCount', { count: active })}. ${text('membersEffect')}`
            : text('membersEffect')
        }
        action={
          <Button
            leftSection={<IconUserPlus size={14} aria-hidden />}
            onClick={() => setPanel({ kind: 'invite' })}
          >
            {text('invite')}
          </Button>
        }
      >
        {members ? (
          <FoundMembers
            members={members}
            onEdit={(member) => setPanel({ kind: 'edit', member })}
            onDeactivate={(member) => setPanel({ kind: 'deactivate', member })}
            onReactivate={(member) => void reactivate(member)}
          />
        ) : error ? (
          <ErrorState title={text('notLoaded')} onRetry={() => void refetch()}>
            {error.message}
          </ErrorState>
        ) : (
          <div aria-busy>
            <SkeletonLines lines={5} />
          </div>
        )}
        <OpenInvitations />
      </SettingsBody>
      {panel?.kind === 'invite' ? <InvitePanel onClose={close} /> : null}
      {panel?.kind === 'edit' ? (
        <EditMemberPanel key={panel.member.id} member={panel.member} onSaved={reload} onClose={close} />
      ) : null}
      {panel?.kind === 'deactivate' ? (
        <DeactivatePanel key={panel.member.id} member={panel.member} onDone={reload} onClose={close} />
      ) : null}
    </>
  )
}

interface FoundMembersProps {
  readonly members: readonly MemberDetail[]
  readonly onEdit: (member: MemberDetail) => void
  readonly onDeactivate: (member: MemberDetail) => void
  readonly onReactivate: (member: MemberDetail) => void
}

function FoundMembers({ members, ...handlers }: FoundMembersProps) {
  const text = useSettingsText()
  const [typed, setTyped] = useState('')
  const shown = members.filter((each) => fold(`${each.name} ${each.email}`).includes(fold(typed)))
  return (
    <>
      {members.length >= SEARCH_FROM ? (
        <div className={css['tools']}>
          <SearchField label={text('findMember')} value={typed} onSearch={setTyped} width={240} />
        </div>
      ) : null}
      {shown.length === 0 ? (
        <EmptyState icon={<IconUserPlus size={22} stroke={1.6} />} title={text('noMemberFound')} />
      ) : (
        <MemberTable members={inOrder(shown)} {...handlers} />
      )}
    </>
  )
}

/** Those who may sign in before those who may not; within both, who was here last comes first. */
function inOrder(members: readonly MemberDetail[]): MemberDetail[] {
  const seen = (member: MemberDetail) => member.lastSeenAt ?? ''
  return members.toSorted((a, b) => Number(b.active) - Number(a.active) || seen(b).localeCompare(seen(a)))
}
