import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { useDayReader } from '#web/ui/day/use-day-reader.ts'
import { endOfEdit, hasLeft, type EditControl } from '#web/ui/edit-control.ts'
import { useUiText } from '#web/ui/ui-text.ts'
import css from './editors.module.css'

type DayEditorProps = EditControl & { label: string; value: string | null }

/** A day in words or figures, its reading beside it; commits `YYYY-MM-DD`, null, or the text not understood. */
export function DayEditor({ label, value, initial, error, commit, cancel }: DayEditorProps) {
  const text = useUiText()
  const reader = useDayReader()
  const [typed, setTyped] = useState(initial ?? (value === null ? '' : reader.write(value)))
  const isDone = useRef(false)
  const read = () => (typed.trim() === '' ? null : (reader.read(typed) ?? typed))

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    const end = endOfEdit(event)
    if (end === undefined) return
    event.preventDefault()
    isDone.current = true
    if (end === 'cancel') cancel()
    else commit(read(), end)
  }
  const onBlur = (event: FocusEvent<HTMLInputElement>) => {
    if (isDone.current || !hasLeft(event)) return
    isDone.current = true
    if (read() === value) cancel()
    else commit(read(), 'stay')
  }
  return (
    <>
      <input
        className={css['line']}
        aria-label={label}
        aria-invalid={error !== undefined || undefined}
        placeholder={text('dayPlaceholder')}
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => {
          if (initial === null) event.currentTarget.select()
        }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      <output className={css['reading']}>{typed.trim() === '' ? '' : reader.explain(typed)}</output>
    </>
  )
}
