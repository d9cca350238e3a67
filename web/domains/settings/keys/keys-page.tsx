// Keys by which other programs work in the workspace.
import { Button } from '@mantine/core'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { roleLabels } from '#contract/access.ts'
import type { apiKeySchema } from '#contract/actions/members.ts'
import { actions } from '#contract/operations.ts'
import { ApiProblem, call } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { SettingsBody } from '#web/domains/settings/settings-body.tsx'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { ConfirmByTyping } from '#web/ui/confirm-by-typing.tsx'
import { EmptyState, ErrorState } from '#web/ui/empty-state.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { RelativeTime, useNow } from '#web/ui/relative-time.tsx'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { showError, showToast } from '#web/ui/toasts/toast-store.ts'
import { keysQuery } from './keys-query.ts'
import { NewKeyPanel } from './new-key-panel.tsx'
import css from '#web/domains/settings/settings.module.css'

type ApiKey = z.output<typeof apiKeySchema>

export function KeysPage() {
  const text = useSettingsText()
  const { slug } = useMeta().workspace
  const [isNew, setNew] = useState(false)
  const { data, error, refetch } = useQuery(keysQuery(slug), queryClient)
  const create = (
    <Button leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setNew(true)}>
      {text('newKey')}
    </Button>
  )
  return (
    <>
      <SettingsBody
        title={text('keys')}
        effect={
          <>
            {text('keysEffect')} <a href="/api/docs">{text('docs')}</a>
          </>
        }
        action={create}
      >
        {data && data.items.length > 0 ? (
          <KeyTable keys={data.items} onEnded={() => void refetch()} />
        ) : data ? (
          <EmptyState icon={<IconKey size={22} stroke={1.6} />} title={text('keysEmpty')}>
            {text('keysEmptyHint')}
          </EmptyState>
        ) : error ? (
          <ErrorState title={text('notLoaded')} onRetry={() => void refetch()}>
            {error.message}
          </ErrorState>
        ) : (
          <div aria-busy>
            <SkeletonLines lines={4} />
          </div>
        )}
      </SettingsBody>
      {isNew ? <NewKeyPanel onCreated={() => void refetch()} onClose={() => setNew(false)} /> : null}
    </>
  )
}

function KeyTable({ keys, onEnded }: { keys: readonly ApiKey[]; onEnded: () => void }) {
  const text = useSettingsText()
  const [ending, setEnding] = useState<ApiKey>()
  const [isBusy, setBusy] = useState(false)
  const end = async (key: ApiKey) => {
    setBusy(true)
    try {
      await call(actions.deleteKey, { params: { id: key.id } })
      showToast({ text: text('keyEnded', { name: key.name }) })
      setEnding(undefined)
      onEnded()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      showError(error.message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <table className={css['table']}>
        <thead>
          <tr>
            <th scope="col">{text('colName')}</th>
            <th scope="col">{text('colRole')}</th>
            <th scope="col" data-wide="">
              {text('colBegins')}
            </th>
            <th scope="col" data-wide="">
              {text('colUsed')}
            </th>
            <th scope="col" data-wide="">
              {text('colEnds')}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <KeyRow key={key.id} apiKey={key} onEnd={() => setEnding(key)} />
          ))}
        </tbody>
      </table>
      {ending ? (
        <ConfirmByTyping
          title={text('endKeyTitle', { name: ending.name })}
          name={ending.name}
          action={text('endKeyAction')}
          isOpen
          isBusy={isBusy}
          onConfirm={() => void end(ending)}
          onClose={() => setEnding(undefined)}
        >
          {text('endKeyWhy')}
        </ConfirmByTyping>
      ) : null}
    </>
  )
}

function KeyRow({ apiKey, onEnd }: { apiKey: ApiKey; onEnd: () => void }) {
  const text = useSettingsText()
  const label = useLabel()
  const format = useFormat()
  const meta = useMeta()
  const member = meta.member(apiKey.memberId)
  const maker = meta.member(apiKey.createdBy)
  const now = useNow()
  const hasEnded = apiKey.expiresAt !== null && Date.parse(apiKey.expiresAt) <= now
  return (
    <tr data-off={hasEnded || undefined}>
      <td>
        <b>{apiKey.name}</b>
        {member ? <small>{text('actsAs', { name: member.name })}</small> : null}
        {maker && maker.id !== member?.id ? (
          <small>{text(maker.active ? 'keyMadeBy' : 'keyMadeByGone', { name: maker.name })}</small>
        ) : null}
      </td>
      <td>{label(roleLabels[apiKey.role])}</td>
      <td data-wide="">
        <code>{apiKey.prefix}…</code>
      </td>
      <td data-wide="">
        {apiKey.lastUsedAt === null ? text('neverUsed') : <RelativeTime iso={apiKey.lastUsedAt} />}
      </td>
      <td data-wide="">
        {apiKey.expiresAt === null
          ? text('never')
          : hasEnded
            ? text('ended')
            : format.moment(apiKey.expiresAt)}
      </td>
      <td>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`${text('endKey')} ${apiKey.name}`}
          onClick={onEnd}
        >
          {text('endKey')}
        </Button>
      </td>
    </tr>
  )
}
