import { useRef, type FocusEvent, type KeyboardEvent } from 'react'
import { endOfEdit, hasLeft, type EditControl } from '#web/ui/edit-control.ts'
import css from './editors.module.css'

type TextEditorProps = EditControl & {
  label: string
  value: string
  type?: 'text' | 'email' | 'tel' | 'url'
  inputMode?: 'text' | 'decimal' | 'numeric'
  align?: 'start' | 'end' | undefined
  placeholder?: string
  /** Turns the text into what is saved; the text itself by default. */
  read?: (text: string) => unknown
}

/** One line of text: Enter and Tab save, leaving saves, Esc reverts. */
export function TextEditor(props: TextEditorProps) {
  const { label, value, initial, error, commit, cancel, read = asIs } = props
  const isDone = useRef(false)

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    event.stopPropagation()
    const end = endOfEdit(event)
    if (end === undefined) return
    event.preventDefault()
    isDone.current = true
    if (end === 'cancel') cancel()
    else commit(read(event.currentTarget.value), end)
  }
  const onBlur = (event: FocusEvent<HTMLInputElement>) => {
    if (isDone.current || !hasLeft(event)) return
    isDone.current = true
    const text = event.currentTarget.value
    if (text === value && error === undefined) cancel()
    else commit(read(text), 'stay')
  }
  return (
    <input
      className={css['line']}
      aria-label={label}
      aria-invalid={error !== undefined || undefined}
      type={props.type ?? 'text'}
      inputMode={props.inputMode}
      placeholder={props.placeholder}
      data-align={props.align}
      autoFocus
      defaultValue={initial ?? value}
      onFocus={(event) => {
        if (initial === null) event.currentTarget.select()
      }}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    />
  )
}

function asIs(text: string) {
  return text
}
