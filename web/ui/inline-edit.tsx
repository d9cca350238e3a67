// A value that is edited where it stands: a click or Enter opens its editor, the focus comes back after.
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import type { EditControl } from './edit-control.ts'
import { useUiText } from './ui-text.ts'
import css from './inline-edit.module.css'

export type InlineState = { status: 'saved' } | { status: 'invalid'; text: string; reason: string }

type InlineEditProps = {
  /** Name of the field, for the button that opens the editor. */
  label: string
  /** How the value looks; null or undefined shows the placeholder. */
  children: ReactNode
  placeholder?: string
  /** Why it cannot be edited; shown as a tooltip. */
  readOnly?: string | undefined
  /** What became of the last change: a refused value stays, red, with its reason. */
  state?: InlineState | undefined
  onSave: (value: unknown) => void
  editor: (control: EditControl) => ReactNode
}

export function InlineEdit(props: InlineEditProps) {
  const { label, children, readOnly, state, onSave, editor } = props
  const text = useUiText()
  const reasonId = useId()
  const button = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (wasOpen.current && !isOpen) button.current?.focus({ preventScroll: true })
    wasOpen.current = isOpen
  }, [isOpen])

  const invalid = state?.status === 'invalid' ? state : undefined
  if (readOnly !== undefined) {
    return (
      <div className={css['value']} data-locked="" title={readOnly}>
        {children ?? <span className={css['placeholder']}>–</span>}
      </div>
    )
  }
  if (isOpen) {
    const control: EditControl = {
      initial: invalid?.text ?? null,
      error: invalid?.reason,
      commit: (value) => {
        setOpen(false)
        onSave(value)
      },
      cancel: () => setOpen(false),
    }
    return (
      <div className={css['editor']} data-invalid={invalid ? '' : undefined}>
        {editor(control)}
      </div>
    )
  }
  return (
    <div className={css['holder']}>
      <button
        ref={button}
        type="button"
        className={css['value']}
        data-invalid={invalid ? '' : undefined}
        aria-describedby={invalid ? reasonId : undefined}
        onClick={() => setOpen(true)}
      >
        <span className="sr-only">{text('editField', { label })}: </span>
        {invalid
          ? invalid.text
          : (children ?? <span className={css['placeholder']}>{props.placeholder ?? text('add')}</span>)}
        {state?.status === 'saved' ? <IconCheck size={14} className={css['saved']} aria-hidden /> : null}
      </button>
      {invalid ? (
        <p id={reasonId} className={css['reason']}>
          {invalid.reason}
        </p>
      ) : null}
    </div>
  )
}
