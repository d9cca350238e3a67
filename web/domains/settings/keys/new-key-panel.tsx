// Creating a key: name, role, the member it works as, its end. Its secret is shown once.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { access, roleLabels, roles, verbs, type Role } from '#contract/access.ts'
import { actions } from '#contract/operations.ts'
import { call } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useForm } from '#web/api/use-form.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { Callout } from '#web/ui/callout.tsx'
import { CopyButton } from '#web/ui/copy-button.tsx'
import { DayField } from '#web/ui/day/day-field.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SelectField } from '#web/ui/select/select-field.tsx'
import { z } from 'zod'
import { endOfDay } from './end-of-day.ts'
import css from '#web/domains/settings/settings.module.css'

interface NewKeyPanelProps {
  readonly onCreated: () => void
  readonly onClose: () => void
}
interface Draft {
  readonly name: string
  readonly role: Role
  readonly memberId: string | null
  /** Last day on which it works. */
  readonly expiresAt: string | null
}

const FORM = 'new-key'

export function NewKeyPanel({ onCreated, onClose }: NewKeyPanelProps) {
  const text = useSettingsText()
  const { zone, me } = useMeta()
  const [secret, setSecret] = useState<string>()
  const form = useForm<Draft>({
    initial: { name: '', role: 'rep', memberId: me.memberId, expiresAt: null },
    schema: z.unknown(),
    check: ({ name, role, memberId, expiresAt }) => ({
      name: name.trim() === '' ? text('nameRequired') : undefined,
      memberId: isLimited(role) && memberId === null ? text('nameRequired') : undefined,
      expiresAt:
        expiresAt !== null && Date.parse(endOfDay(expiresAt, zone)) <= Date.now()
          ? text('keyExpiryPast')
          : undefined,
    }),
    send: async ({ name, role, memberId, expiresAt }) => {
      const answer = await call(actions.createKey, {
        body: { name, role, memberId, expiresAt: expiresAt === null ? null : endOfDay(expiresAt, zone) },
      })
      setSecret(answer.secret)
      onCreated()
    },
  })
  if (secret !== undefined) return <SecretPanel name={form.values.name} secret={secret} onClose={onClose} />
  return (
    <Panel
      title={text('newKey')}
      width={372}
      onClose={onClose}
      footer={
        <>
          <Button type="submit" form={FORM} loading={form.isBusy}>
            {text('createKey')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {text('cancel')}
          </Button>
        </>
      }
    >
      <form id={FORM} className={css['form']} onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Callout tone="bad" title={form.problem.message} /> : null}
        <KeyFields form={form} />
      </form>
    </Panel>
  )
}

function KeyFields({ form }: { form: ReturnType<typeof useForm<Draft>> }) {
  const text = useSettingsText()
  const label = useLabel()
  const meta = useMeta()
  const { values, set, error } = form
  return (
    <>
      <TextInput
        label={text('keyName')}
        description={text('keyNameHelp')}
        value={values.name}
        error={error('name')}
        autoFocus
        maxLength={80}
        autoComplete="off"
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <SelectField
        label={text('keyRole')}
        value={values.role}
        options={roles.map((role) => ({ value: role, label: label(roleLabels[role]) }))}
        error={error('role')}
        onChange={(role) => {
          const found = roles.find((each) => each === role)
          if (found) set({ role: found })
        }}
      />
      <SelectField
        label={text('keyMember')}
        description={text('keyMemberHelp')}
        value={values.memberId}
        placeholder={text('keyMemberNobody')}
        isClearable={!isLimited(values.role)}
        options={meta.members
          .filter((each) => each.active)
          .map((each) => ({ value: each.id, label: each.name }))}
        error={error('memberId')}
        onChange={(memberId) => set({ memberId })}
      />
      <DayField
        label={text('keyExpiry')}
        description={text('keyExpiryHelp')}
        value={values.expiresAt}
        error={error('expiresAt')}
        onChange={(expiresAt) => set({ expiresAt })}
      />
    </>
  )
}

/** The one time that the secret can be read. */
function SecretPanel({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  const text = useSettingsText()
  return (
    <Panel
      title={name}
      width={372}
      onClose={onClose}
      footer={<Button onClick={onClose}>{text('keyDone')}</Button>}
    >
      <Callout tone="good" title={text('keyCreated')}>
        {text('keyCreatedHint')}
      </Callout>
      <div className={css['secret']}>
        <code>{secret}</code>
        <CopyButton value={secret} label={text('copyKey')} />
      </div>
      <p className={css['calm']}>
        <a href="/api/docs">{text('docs')}</a>
      </p>
    </Panel>
  )
}

/** Whether own and team mean something to the role, so that a key with it has to work as someone. */
function isLimited(role: Role): boolean {
  return Object.values(access[role].entities).some((each) =>
    verbs.some((verb) => each[verb] === 'own' || each[verb] === 'team'),
  )
}
