// Ending the access of a member (S21): who gets the records, and what else stops.
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { MemberDetail } from '#contract/actions/members.ts'
import { actions } from '#contract/operations.ts'
import { settingsPath } from '#web/api/address.ts'
import { ApiProblem, call } from '#web/api/client.ts'
import { useLabel, useLanguage } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { keysQuery } from '#web/domains/settings/keys/keys-query.ts'
import { noteNewJob } from '#web/domains/settings/jobs/jobs-query.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { Callout } from '#web/ui/callout.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SelectField } from '#web/ui/select/select-field.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { showToast } from '#web/ui/toasts/toast-store.ts'
import { useOwnedCounts, type OwnedCount } from './owned-counts.ts'
import css from '#web/domains/settings/settings.module.css'

interface DeactivatePanelProps {
  readonly member: MemberDetail
  readonly onDone: () => Promise<void>
  readonly onClose: () => void
}

export function DeactivatePanel({ member, onDone, onClose }: DeactivatePanelProps) {
  const text = useSettingsText()
  const meta = useMeta()
  const { name } = member
  const [to, setTo] = useState<string | null>(meta.me.memberId)
  const counts = useOwnedCounts(member.id)
  const { isBusy, problem, deactivate } = useDeactivating(member, onDone, onClose)
  const total = counts?.reduce((sum, each) => sum + each.count, 0) ?? 0
  const others = meta.members.filter((each) => each.active && each.id !== member.id)
  return (
    <Panel
      title={text('deactivateTitle', { name })}
      subtitle={member.email}
      width={372}
      onClose={onClose}
      footer={
        <>
          <Button color="red.8" loading={isBusy} disabled={!counts} onClick={() => void deactivate(to)}>
            {total > 0 && to !== null
              ? text('deactivateAndHand', { count: total })
              : text('deactivateAction')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {text('cancel')}
          </Button>
        </>
      }
    >
      {problem ? <Callout tone="bad" title={problem} /> : null}
      <SelectField
        label={text('handOver')}
        value={to}
        placeholder={text('handOverNobody')}
        isClearable
        options={others.map((each) => ({ value: each.id, label: each.name }))}
        onChange={setTo}
      />
      <h3 className={css['section']}>{text('whatHappens')}</h3>
      <ul className={css['effects']}>
        <Handover counts={counts} name={name} to={meta.member(to)?.name} />
        <li>{text('signedOut')}</li>
        <li>{text('keysStop', { name })}</li>
        <KeysGoOn member={member} />
        <li>{text('invitesStop', { name })}</li>
        <li>{text('historyKeeps')}</li>
      </ul>
      <p className={css['calm']}>{text('reactivateLater', { name })}</p>
    </Panel>
  )
}

/** Keys that others rely on outlive their maker, who may know their secrets. */
function KeysGoOn({ member }: { member: MemberDetail }) {
  const text = useSettingsText()
  const { slug } = useMeta().workspace
  const { data } = useQuery(keysQuery(slug), queryClient)
  const made = data?.items.filter((key) => key.createdBy === member.id && key.memberId !== member.id) ?? []
  if (made.length === 0) return null
  return <li>{text('keysGoOn', { name: member.name, names: made.map((key) => key.name).join(', ') })}</li>
}

interface HandoverProps {
  readonly counts: readonly OwnedCount[] | undefined
  readonly name: string
  /** Name of who gets them; undefined leaves them without an owner. */
  readonly to: string | undefined
}

function Handover({ counts, name, to }: HandoverProps) {
  const text = useSettingsText()
  const label = useLabel()
  const language = useLanguage()
  if (!counts) {
    return (
      <li aria-busy aria-label={text('counting')}>
        <SkeletonLines lines={2} />
      </li>
    )
  }
  const some = counts.filter((each) => each.count > 0)
  if (some.length === 0) return <li>{text('noRecords', { name })}</li>
  return some.map(({ entity, count }) => {
    const object = label(count === 1 ? entity.label.one : entity.label.many).toLocaleLowerCase(language)
    return (
      <li key={entity.name}>
        {to === undefined ? text('goToNobody', { count, object }) : text('goTo', { count, object, name: to })}
      </li>
    )
  })
}

function useDeactivating(member: MemberDetail, onDone: () => Promise<void>, onClose: () => void) {
  const text = useSettingsText()
  const navigate = useNavigate()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const deactivate = async (reassignTo: string | null) => {
    const { id, name } = member
    setBusy(true)
    setProblem(undefined)
    try {
      const answer = await call(actions.deactivateMember, { params: { id }, body: { reassignTo } })
      if (answer.jobId !== null) noteNewJob()
      const moved = Object.values(answer.reassigned).reduce((sum, count) => sum + count, 0)
      await onDone()
      void queryClient.invalidateQueries({ queryKey: ['owned'] })
      if (answer.jobId !== null) {
        showToast({
          text: text('deactivatedGoesOn', { name }),
          action: { label: text('showJobs'), run: () => void navigate({ to: settingsPath('jobs') }) },
        })
      } else
        showToast({
          text:
            moved > 0 && reassignTo !== null
              ? text('deactivatedMoved', { name, count: moved })
              : text('deactivated', { name }),
        })
      onClose()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setProblem(error.problem.errors?.[0]?.message ?? error.message)
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, problem, deactivate }
}
