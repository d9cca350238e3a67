import { PasswordInput } from '@mantine/core'
import { useProfileText } from './profile-text.ts'

interface PasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: string | undefined
  /** Id of a text below that explains it further. */
  readonly describedBy?: string
  readonly autoComplete: 'current-password' | 'new-password'
  readonly autoFocus?: boolean
}

/** A password with the eye that shows it. */
export function PasswordField({ label, value, onChange, error, describedBy, ...rest }: PasswordFieldProps) {
  const text = useProfileText()
  return (
    <PasswordInput
      {...rest}
      label={label}
      value={value}
      error={error}
      maxLength={200}
      aria-invalid={error !== undefined}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
      visibilityToggleButtonProps={{ 'aria-label': text('showPassword') }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
