import { Button } from '@mantine/core'
import { z } from 'zod'
import { changePassword } from '#contract/actions/profile.ts'
import { passwordSchema, type Account } from '#contract/actions/sign-in.ts'
import { ApiProblem, call } from '#web/api/client.ts'
import { queryClient } from '#web/api/query-client.ts'
import { useForm } from '#web/api/use-form.ts'
import { Callout } from '#web/ui/callout.tsx'
import { showToast } from '#web/ui/toasts/toast-store.ts'
import { NewPasswordField, useRefusal } from './new-password-field.tsx'
import { PasswordField } from './password-field.tsx'
import { ProfileSection } from './profile-section.tsx'
import { profileText, useProfileText } from './profile-text.ts'
import { sessionsKey } from './sessions-section.tsx'

const schema = z.strictObject({ current: z.string().min(1, 'required'), next: passwordSchema })
const blank = { current: '', next: '' }

/** S16: takes the current password; this session stays, the others end. */
export function PasswordSection({ account }: { account: Account }) {
  const text = useProfileText()
  const refusal = useRefusal()
  const about = [account.name, account.username, account.email]
  const form = useForm({
    initial: blank,
    schema,
    check: ({ next }) => ({ next: refusal(next, about) }),
    send: async (body) => {
      await call(changePassword, { body })
      form.set(blank)
      showToast({ text: profileText('passwordChanged') })
      await queryClient.invalidateQueries({ queryKey: sessionsKey })
    },
  })
  const { values, set, error, problem } = form
  const isWrong = problem instanceof ApiProblem && problem.problem.code === 'wrong-credentials'
  return (
    <ProfileSection title={text('password')} hint={text('passwordHint')}>
      <form onSubmit={form.onSubmit} noValidate>
        {problem && !isWrong ? <Callout tone="bad" title={problem.message} /> : null}
        <input type="text" autoComplete="username" value={account.username} readOnly hidden />
        <PasswordField
          label={text('passwordNow')}
          value={values.current}
          error={isWrong ? text('passwordWrong') : error('current')}
          autoComplete="current-password"
          onChange={(current) => set({ current })}
        />
        <NewPasswordField
          label={text('passwordNew')}
          value={values.next}
          error={error('next')}
          about={about}
          onChange={(next) => set({ next })}
        />
        <Button type="submit" variant="default" loading={form.isBusy}>
          {text('passwordChange')}
        </Button>
      </form>
    </ProfileSection>
  )
}
