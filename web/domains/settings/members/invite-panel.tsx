// Inviting a person: e-mail, role and team become a link that is shown once.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { z } from 'zod'
import { roleLabels, roles, type Role } from '#contract/access.ts'
import { actions } from '#contract/operations.ts'
import { call } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { useForm } from '#web/api/use-form.ts'
import { useSettingsText } from '#web/domains/settings/settings-text.ts'
import { TeamField } from '#web/domains/settings/teams/team-field.tsx'
import { treeOf } from '#web/domains/settings/teams/team-tree.ts'
import { Callout } from '#web/ui/callout.tsx'
import { CopyButton } from '#web/ui/copy-button.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { SelectField } from '#web/ui/select/select-field.tsx'
import css from '#web/domains/settings/settings.module.css'

interface Draft {
  readonly email: string
  readonly role: Role
  readonly teamId: string | null
}
type Created = z.output<typeof actions.createInvitation.response>

const FORM = 'invite'

export function InvitePanel({ onClose }: { onClose: () => void }) {
  const [created, setCreated] = useState<Created>()
  return created ? (
    <LinkPanel created={created} onAnother={() => setCreated(undefined)} onClose={onClose} />
  ) : (
    <FormPanel onCreated={setCreated} onClose={onClose} />
  )
}

function FormPanel({ onCreated, onClose }: { onCreated: (created: Created) => void; onClose: () => void }) {
  const text = useSettingsText()
  const label = useLabel()
  const meta = useMeta()
  const form = useForm<Draft>({
    initial: { email: '', role: 'rep', teamId: null },
    schema: actions.createInvitation.body,
    send: async (body) => {
      const created = await call(actions.createInvitation, { body })
      void queryClient.invalidateQueries({ queryKey: ['invitations', meta.workspace.slug] })
      onCreated(created)
    },
  })
  const { values, set, error } = form
  return (
    <Panel
      title={text('inviteTitle')}
      width={372}
      onClose={onClose}
      footer={
        <>
          <Button type="submit" form={FORM} loading={form.isBusy}>
            {text('createInvite')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {text('cancel')}
          </Button>
        </>
      }
    >
      <form id={FORM} className={css['form']} onSubmit={form.onSubmit} noValidate>
        {form.problem ? <Callout tone="bad" title={form.problem.message} /> : null}
        <TextInput
          label={text('inviteEmail')}
          description={text('inviteEmailHelp')}
          type="email"
          value={values.email}
          error={error('email')}
          autoFocus
          autoComplete="off"
          maxLength={254}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <SelectField
          label={text('role')}
          value={values.role}
          options={roles.map((role) => ({ value: role, label: label(roleLabels[role]) }))}
          error={error('role')}
          onChange={(role) => set({ role: roles.find((each) => each === role) ?? values.role })}
        />
        <TeamField
          label={text('team')}
          tree={treeOf(meta.teams)}
          value={values.teamId}
          none={text('noTeam')}
          error={error('teamId')}
          onChange={(teamId) => set({ teamId })}
        />
      </form>
    </Panel>
  )
}

interface LinkPanelProps {
  readonly created: Created
  readonly onAnother: () => void
  readonly onClose: () => void
}

/** The one time that the link can be read. */
function LinkPanel({ created, onAnother, onClose }: LinkPanelProps) {
  const text = useSettingsText()
  const format = useFormat()
  const { email, expiresAt } = created.invitation
  return (
    <Panel
      title={text('inviteTitle')}
      width={372}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{text('inviteDone')}</Button>
          <Button variant="subtle" color="gray" onClick={onAnother}>
            {text('inviteAnother')}
          </Button>
        </>
      }
    >
      <Callout tone="good" title={text('inviteCreated', { email })}>
        {text('inviteCreatedHint', { day: format.moment(expiresAt) })}
      </Callout>
      <div className={css['secret']}>
        <code>{created.link}</code>
        <CopyButton value={created.link} label={text('copyLink')} />
      </div>
    </Panel>
  )
}
