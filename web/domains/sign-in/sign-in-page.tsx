// Sign-in by username or e-mail (S1). What it says is the same for a wrong name and a wrong password.
import { Button, TextInput } from '@mantine/core'
import { signIn, type Session } from '#contract/actions/sign-in.ts'
import { call } from '#web/api/client.ts'
import { useForm } from '#web/api/use-form.ts'
import { PasswordField } from '#web/domains/profile/password-field.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { DoorFrame } from './door-frame.tsx'
import { useSignInText } from './sign-in-text.ts'
import css from './door-frame.module.css'

export function SignInPage({ onDone }: { onDone: (session: Session) => void }) {
  const text = useSignInText()
  const form = useForm({
    initial: { login: '', password: '' },
    schema: signIn.body,
    send: async (body) => onDone(await call(signIn, { body })),
  })
  const { values, set, error, problem } = form
  return (
    <DoorFrame title={text('title')} onSubmit={form.onSubmit}>
      {problem ? (
        <Callout tone="bad" title={problem.message}>
          {problem.problem.code === 'wrong-credentials' ? text('wrongHint') : null}
        </Callout>
      ) : null}
      <TextInput
        label={text('login')}
        value={values.login}
        error={error('login') && text('loginMissing')}
        autoFocus
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => set({ login: event.currentTarget.value })}
      />
      <PasswordField
        label={text('password')}
        value={values.password}
        error={error('password') && text('passwordMissing')}
        autoComplete="current-password"
        onChange={(password) => set({ password })}
      />
      <Button type="submit" fullWidth loading={form.isBusy}>
        {text('action')}
      </Button>
      <p className={css['hint']}>{text('forgotten')}</p>
    </DoorFrame>
  )
}
