import { Button, TextInput } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import { Dialog } from './dialog.tsx'
import { useUiText } from './ui-text.ts'

type ConfirmByTypingProps = {
  title: string
  /** What will be gone, as sentences with numbers. */
  children: ReactNode
  /** What has to be typed. */
  name: string
  /** The button, named after what it does. */
  action: string
  isOpen: boolean
  isBusy?: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Only for what cannot be undone: erasing, deleting a field with its data. */
export function ConfirmByTyping(props: ConfirmByTypingProps) {
  const { title, children, name, action, isOpen, isBusy = false, onConfirm, onClose } = props
  const text = useUiText()
  const [typed, setTyped] = useState('')
  const isRight = typed.trim() === name.trim()
  const close = () => {
    setTyped('')
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isRight && !isBusy) onConfirm()
  }
  return (
    <Dialog title={title} isOpen={isOpen} onClose={close}>
      <form onSubmit={submit}>
        {children}
        <TextInput
          mt="md"
          label={text('typeToConfirm', { name: `“${name}”` })}
          value={typed}
          autoComplete="off"
          data-autofocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" color="red.8" mt="lg" mr="sm" disabled={!isRight} loading={isBusy}>
          {action}
        </Button>
        <Button variant="default" mt="lg" onClick={close}>
          {text('cancel')}
        </Button>
      </form>
    </Dialog>
  )
}
