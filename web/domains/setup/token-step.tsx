import { TextInput } from '@mantine/core'
import { useSetupText } from './setup-text.ts'
import type { Setup } from './use-setup.ts'

/** Only who can read the terminal of the server may set it up. */
export function TokenStep({ setup }: { setup: Setup }) {
  const text = useSetupText()
  return (
    <TextInput
      label={text('token')}
      value={setup.draft.token}
      error={setup.error('token')}
      autoFocus
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      onChange={(event) => setup.setToken(event.currentTarget.value)}
    />
  )
}
