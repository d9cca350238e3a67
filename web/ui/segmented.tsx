import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import css from './segmented.module.css'

type SegmentedProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string; icon?: ReactNode }[]
  onChange: (value: Value) => void
  /** Icons alone, for the switch between table and cards; the label is then spoken and shown on hover. */
  isIconOnly?: boolean
}

/** A few choices side by side, of which one holds; arrows move between them. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, options, onChange, isIconOnly = false } = props
  const row = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const at = (options.findIndex((option) => option.value === value) + by + options.length) % options.length
    const next = options[at]
    if (!next) return
    onChange(next.value)
    row.current?.querySelectorAll('button')[at]?.focus()
  }
  return (
    <div ref={row} className={css['row']} role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          aria-label={isIconOnly ? option.label : undefined}
          title={isIconOnly ? option.label : undefined}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onChange(option.value)}
        >
          {option.icon}
          {isIconOnly ? null : option.label}
        </button>
      ))}
    </div>
  )
}
