import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { hasLeft, type EditControl } from '#web/ui/edit-control.ts'
import css from './editors.module.css'

type LongTextEditorProps = EditControl & { label: string; value: string }

/** Several lines: Ctrl+Enter and Tab save, Enter breaks the line, leaving saves, Esc reverts. */
export function LongTextEditor({ label, value, initial, error, commit, cancel }: LongTextEditorProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const isDone = useRef(false)
  const fit = () => {
    const node = box.current
    if (!node) return
    node.style.height = 'auto'
    node.style.height = `${Math.min(320, node.scrollHeight + 2)}px`
  }
  useLayoutEffect(fit, [])

  const end = (act: () => void) => {
    isDone.current = true
    act()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const text = event.currentTarget.value
    const isSave = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (event.key === 'Escape') end(cancel)
    else if (isSave) end(() => commit(text, 'down'))
    else if (event.key === 'Tab') end(() => commit(text, event.shiftKey ? 'left' : 'right'))
    else return
    event.preventDefault()
  }
  return (
    <textarea
      ref={box}
      className={css['lines']}
      aria-label={label}
      aria-invalid={error !== undefined || undefined}
      autoFocus
      rows={2}
      defaultValue={initial ?? value}
      onInput={fit}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        const text = event.currentTarget.value
        if (!isDone.current && hasLeft(event)) end(() => (text === value ? cancel() : commit(text, 'stay')))
      }}
    />
  )
}
