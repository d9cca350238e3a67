import type { ReactNode } from 'react'
import css from './check-line.module.css'

type CheckLineProps = {
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  icon?: ReactNode
  /** One line in grey below. */
  hint?: string
  isDisabled?: boolean
}

/** A check box with its words; the whole line can be pressed. */
export function CheckLine({ label, checked, onChange, icon, hint, isDisabled = false }: CheckLineProps) {
  return (
    <label className={css['line']}>
      <input
        type="checkbox"
        className={css['box']}
        checked={checked}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {icon}
      <span>
        {label}
        {hint ? <small>{hint}</small> : null}
      </span>
    </label>
  )
}

/** A switch for what takes effect at once. */
export function ToggleLine({
  label,
  checked,
  onChange,
  hint,
  isDisabled = false,
}: Omit<CheckLineProps, 'icon'>) {
  return (
    <label className={css['line']}>
      <input
        type="checkbox"
        role="switch"
        className={css['switch']}
        checked={checked}
        disabled={isDisabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        <b>{label}</b>
        {hint ? <small>{hint}</small> : null}
      </span>
    </label>
  )
}
