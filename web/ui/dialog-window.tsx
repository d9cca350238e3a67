// The window of a Dialog, with what it takes to hold the focus in it.
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useUiText } from './ui-text.ts'
import css from './dialog.module.css'

export type DialogProps = {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Actions at the foot: the main one first. */
  footer?: ReactNode
  width?: number
}

export function DialogWindow({ title, isOpen, onClose, children, footer, width = 440 }: DialogProps) {
  const text = useUiText()
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={width}
      radius="lg"
      centered={false}
      yOffset="12dvh"
      closeButtonProps={{ 'aria-label': text('close') }}
      classNames={{
        inner: css['inner'] ?? '',
        header: css['header'] ?? '',
        title: css['title'] ?? '',
        body: css['body'] ?? '',
        content: css['content'] ?? '',
      }}
    >
      {children}
      {footer ? <footer className={css['footer']}>{footer}</footer> : null}
    </Modal>
  )
}
