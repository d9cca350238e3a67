// A person who has an account here already proves it and joins.
import { Button } from '@mantine/core'
import { z } from 'zod'
import { roleLabels } from '#contract/access.ts'
import { acceptInvitation } from '#contract/actions/members.ts'
import { call } from '#web/api/client.ts'
import { useLabel } from '#web/api/i18n.ts'
import { useForm } from '#web/api/use-form.ts'
import { DoorFrame } from '#web/domains/sign-in/door-frame.tsx'
import { PasswordField } from '#web/domains/profile/password-field.tsx'
import { Callout } from '#web/ui/callout.tsx'
import type { InviteFormProps } from './invitation.ts'
import { useInviteText } from './invite-text.ts'

const schema = z.strictObject({ password: z.string().min(1, 'required') })

export function InviteKnown({ invitation, token, onDone }: InviteFormProps) {
  const text = useInviteText()
  const label = useLabel()
  const { email, workspace, role } = invitation
  const form = useForm({
    initial: { password: '' },
    schema,
    send: async ({ password }) => onDone(await call(acceptInvitation, { body: { token, password } })),
  })
  const { problem } = form
  const isWrong = problem?.problem.code === 'wrong-credentials'
  return (
    <DoorFrame
      title={text('title', { workspace })}
      hint={text('hintKnown', { role: label(roleLabels[role]), email })}
      onSubmit={form.onSubmit}
    >
      {problem ? <Callout tone="bad" title={isWrong ? text('wrong', { email }) : problem.message} /> : null}
      {/* Password managers find the account by this. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label={text('password')}
        value={form.values.password}
        error={form.error('password') && text('passwordMissing')}
        autoFocus
        autoComplete="current-password"
        onChange={(password) => form.set({ password })}
      />
      <Button type="submit" fullWidth loading={form.isBusy}>
        {text('action', { workspace })}
      </Button>
    </DoorFrame>
  )
}
