import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { fold } from '#contract/kinds/fold.ts'
import { NewPasswordField } from '#web/domains/profile/new-password-field.tsx'
import { useSetupText } from './setup-text.ts'
import type { Setup } from './use-setup.ts'

/** The first person. The username follows the e-mail until someone writes one. */
export function PersonStep({ setup }: { setup: Setup }) {
  const text = useSetupText()
  const { person } = setup.draft
  const [isOwnName, setOwnName] = useState(person.username !== '')
  const input = { required: true, withAsterisk: false, maxLength: 254 }
  return (
    <>
      <TextInput
        {...input}
        label={text('name')}
        value={person.name}
        error={setup.error('person.name')}
        autoFocus
        autoComplete="name"
        onChange={(event) => setup.setPerson({ name: event.currentTarget.value })}
      />
      <TextInput
        {...input}
        label={text('email')}
        type="email"
        value={person.email}
        error={setup.error('person.email')}
        autoComplete="email"
        onChange={({ currentTarget: { value } }) =>
          setup.setPerson(isOwnName ? { email: value } : { email: value, username: usernameOf(value) })
        }
      />
      <TextInput
        {...input}
        label={text('username')}
        description={text('usernameHint')}
        value={person.username}
        error={setup.error('person.username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => {
          setOwnName(true)
          setup.setPerson({ username: event.currentTarget.value })
        }}
      />
      <NewPasswordField
        label={text('password')}
        value={person.password}
        error={setup.error('person.password')}
        about={setup.about}
        onChange={(password) => setup.setPerson({ password })}
      />
    </>
  )
}

/** The part before the @, with what usernames may hold. */
function usernameOf(email: string): string {
  return fold(email.split('@')[0] ?? '')
    .replaceAll(/[^a-z0-9._-]/g, '')
    .replace(/^[._-]+/, '')
    .slice(0, 40)
}
