// The frame of editors with several inputs: a small form that floats below its cell or field, on phones a sheet.
import { Button, Popover } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import type { AfterCommit } from '#web/ui/edit-control.ts'
import { Dialog } from '#web/ui/dialog.tsx'
import { useRecordText } from '#web/records/record-page-text.ts'
import css from './widgets.module.css'

type PartsEditorProps = {
  label: string
  /** The value as it was, in the cell under the form. */
  shown: ReactNode
  error: string | undefined
  isWide?: boolean
  /** At the left of the buttons. */
  action?: ReactNode
  onSave: (then: AfterCommit) => void
  onCancel: () => void
  children: ReactNode
}

/** Enter saves, Esc reverts, a click outside saves; Tab walks through the inputs and past the last one it saves. */
export function PartsForm(props: PartsEditorProps) {
  const { label, shown, error, isWide = false, action, onSave, onCancel, children } = props
  const text = useRecordText()
  const form = useRef<HTMLFormElement>(null)
  const isDone = useRef(false)
  const isPhone = useMediaQuery('(max-width: 720px)', undefined, { getInitialValueInEffect: false })
  const end = (act: () => void) => {
    if (isDone.current) return
    isDone.current = true
    act()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    end(() => onSave('down'))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    const way = event.key === 'Tab' ? edgeOf(form.current, event) : undefined
    if (event.key === 'Escape') end(onCancel)
    else if (way) end(() => onSave(way))
    else return
    event.preventDefault()
  }
  const fields = (
    <form
      ref={form}
      className={css[isPhone ? 'sheet' : 'form']}
      data-wide={isWide || undefined}
      noValidate
      onSubmit={onSubmit}
    >
      {children}
      {error === undefined ? null : (
        <p className={css['error']} role="alert">
          {error}
        </p>
      )}
      <div className={css['foot']}>
        {action}
        <Button size="compact-sm" variant="default" onClick={() => end(onCancel)}>
          {text('widget.cancel')}
        </Button>
        <Button size="compact-sm" type="submit">
          {text('widget.save')}
        </Button>
      </div>
    </form>
  )
  if (isPhone)
    return (
      <>
        <div className={css['target']}>{shown}</div>
        <Dialog title={label} isOpen onClose={() => end(onCancel)}>
          {fields}
        </Dialog>
      </>
    )
  return (
    <Popover
      opened
      position="bottom-start"
      offset={2}
      trapFocus
      withinPortal
      withRoles={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
      onChange={(isOpen) => {
        if (!isOpen) end(() => onSave('stay'))
      }}
    >
      <Popover.Target>
        <div className={css['target']}>{shown}</div>
      </Popover.Target>
      <Popover.Dropdown p={12} role="dialog" aria-label={label} onKeyDown={onKeyDown}>
        {fields}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Where Tab leads out of the form, if it does: past its last input or before its first. */
function edgeOf(form: HTMLFormElement | null, event: KeyboardEvent): AfterCommit | undefined {
  const inputs = [...(form?.querySelectorAll<HTMLElement>('input, select') ?? [])]
  if (!event.shiftKey && event.target === inputs.at(-1)) return 'right'
  return event.shiftKey && event.target === inputs[0] ? 'left' : undefined
}
