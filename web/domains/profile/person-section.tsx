import { Button, TextInput } from '@mantine/core'
import { updateProfile } from '#contract/actions/profile.ts'
import type { Account } from '#contract/actions/sign-in.ts'
import { call } from '#web/api/client.ts'
import { updateAccount } from '#web/api/session.ts'
import { useForm } from '#web/api/use-form.ts'
import { Callout } from '#web/ui/callout.tsx'
import { showToast } from '#web/ui/toasts/toast-store.ts'
import { ProfileSection } from './profile-section.tsx'
import { profileText, useProfileText } from './profile-text.ts'

/** Name, username, e-mail and phone (S15). */
export function PersonSection({ account }: { account: Account }) {
  const text = useProfileText()
  const form = useForm({
    initial: {
      name: account.name,
      username: account.username,
      email: account.email,
      phone: account.phone ?? '',
    },
    schema: updateProfile.body,
    send: async (values) => {
      const phone = values.phone.trim() === '' ? null : values.phone
      updateAccount(await call(updateProfile, { body: { ...values, phone } }))
      showToast({ text: profileText('saved') })
    },
  })
  const { values, set, error, problem } = form
  return (
    <ProfileSection title={text('person')} hint={text('personHint')}>
      <form onSubmit={form.onSubmit} noValidate>
        {problem ? <Callout tone="bad" title={problem.message} /> : null}
        <TextInput
          label={text('name')}
          value={values.name}
          error={error('name')}
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
        <TextInput
          label={text('email')}
          type="email"
          value={values.email}
          error={error('email')}
          autoComplete="email"
          maxLength={254}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <TextInput
          label={text('phone')}
          type="tel"
          value={values.phone}
          error={error('phone')}
          autoComplete="tel"
          maxLength={40}
          onChange={(event) => set({ phone: event.currentTarget.value })}
        />
        <Button type="submit" loading={form.isBusy}>
          {text('save')}
        </Button>
      </form>
    </ProfileSection>
  )
}
