// A person without an account makes one and joins.
import { Button, TextInput } from '@mantine/core'
import { z } from 'zod'
import { roleLabels } from '#contract/access.ts'
import { acceptInvitation } from '#contract/actions/members.ts'
import { passwordSchema, personNameSchema, usernameSchema } from '#contract/actions/sign-in.ts'
import { call } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useForm } from '#web/api/use-form.ts'
import { NewPasswordField, useRefusal } from '#web/domains/profile/new-password-field.tsx'
import { DoorFrame } from '#web/domains/sign-in/door-frame.tsx'
import { Callout } from '#web/ui/callout.tsx'
import type { InviteFormProps } from './invitation.ts'
import { useInviteText } from './invite-text.ts'

const schema = z.strictObject({ name: personNameSchema, username: usernameSchema, password: passwordSchema })

export function InviteNew({ invitation, token, onDone }: InviteFormProps) {
  const text = useInviteText()
  const label = useLabel()
  const refusal = useRefusal()
  const { email, workspace, role } = invitation
  const aboutOf = (person: { name: string; username: string }) => [
    person.name,
    person.username,
    email,
    workspace,
  ]
  const form = useForm({
    initial: { name: '', username: '', password: '' },
    schema,
    prefix: 'person.',
    check: (person) => ({ password: refusal(person.password, aboutOf(person)) }),
    send: async (person) => onDone(await call(acceptInvitation, { body: { token, person } })),
  })
  const { values, set, error, problem } = form
  return (
    <DoorFrame
      title={text('title', { workspace })}
      hint={text('hintNew', { role: label(roleLabels[role]), email })}
      onSubmit={form.onSubmit}
    >
      {problem ? <Callout tone="bad" title={problem.message} /> : null}
      <TextInput
        label={text('name')}
        value={values.name}
        error={error('name')}
        autoFocus
        autoComplete="name"
        maxLength={120}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label={text('username')}
        description={text('usernameHint')}
        value={values.username}
        error={error('username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={40}
        onChange={(event) => set({ username: event.currentTarget.value })}
      />
      <NewPasswordField
        label={text('password')}
        value={values.password}
        error={error('password')}
        about={aboutOf(values)}
        onChange={(password) => set({ password })}
      />
      <Button type="submit" fullWidth loading={form.isBusy}>
        {text('action', { workspace })}
      </Button>
    </DoorFrame>
  )
}
