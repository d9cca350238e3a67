import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { announce } from './announcer.tsx'
import { useUiText } from './ui-text.ts'

/** Copies a text and says so by a tick. */
export function CopyButton({ value, label }: { value: string; label?: string }) {
  const text = useUiText()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return undefined
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    await writeClipboard(value)
    setCopied(true)
    announce(text('copied'))
  }
  const name = isCopied ? text('copied') : (label ?? text('copy'))
  return (
    <Tooltip label={name}>
      <ActionIcon size={24} aria-label={name} onClick={() => void copy()}>
        {isCopied ? <IconCheck size={14} color="var(--ok)" /> : <IconCopy size={14} />}
      </ActionIcon>
    </Tooltip>
  )
}

/** The clipboard interface exists on secure addresses only; on plain HTTP a selected field is copied. */
export async function writeClipboard(value: string) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(value)
    return
  }
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', value)
    event.preventDefault()
  }
  document.addEventListener('copy', onCopy, { once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', onCopy)
}
