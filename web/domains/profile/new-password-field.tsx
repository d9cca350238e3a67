// Choosing a password: the rule, and how hard it is to guess, while it is typed (S16).
import { useId } from 'react'
import { fieldErrors } from '#contract/errors.ts'
import { fill } from '#contract/language.ts'
import { PASSWORD_MIN, passwordProblem, passwordStrength } from '#contract/password.ts'
import { useLanguage } from '#web/api/i18n.ts'
import { PasswordField } from './password-field.tsx'
import { useProfileText } from './profile-text.ts'
import css from './new-password-field.module.css'

interface NewPasswordFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What others know of the person: the password may not be like it. */
  readonly about: readonly string[]
  readonly error?: string | undefined
}

export function NewPasswordField({ label, value, onChange, about, error }: NewPasswordFieldProps) {
  const id = useId()
  const { level, words } = useRating(value, about)
  return (
    <div>
      <PasswordField
        label={label}
        value={value}
        error={error}
        autoComplete="new-password"
        describedBy={id}
        onChange={onChange}
      />
      <div className={css['meter']} data-level={level} aria-hidden>
        <i />
        <i />
        <i />
        <i />
      </div>
      <p id={id} className={css['words']} aria-live="polite">
        {error === undefined ? words : null}
      </p>
    </div>
  )
}

/** Why the password is refused, in the reader's language; undefined where it is good. */
export function useRefusal(): (password: string, about: readonly string[]) => string | undefined {
  const language = useLanguage()
  return (password, about) => {
    const code = passwordProblem(password, about)
    return code && fill(fieldErrors[code][language], { min: PASSWORD_MIN })
  }
}

function useRating(value: string, about: readonly string[]): { level: number; words: string } {
  const text = useProfileText()
  const refusal = useRefusal()
  if (value === '') return { level: 0, words: text('passwordRule') }
  const missing = PASSWORD_MIN - Array.from(value).length
  if (missing > 0) return { level: 0, words: text('passwordMissing', { count: missing }) }
  const refused = refusal(value, about)
  if (refused !== undefined) return { level: 0, words: refused }
  const level = passwordStrength(value, about)
  const words = (['passwordWeak', 'passwordWeak', 'passwordFair', 'passwordGood', 'passwordStrong'] as const)[
    level
  ]
  return { level, words: text(words) }
}
