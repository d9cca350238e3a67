import { ActionIcon, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useState, type Ref } from 'react'
import { Kbd } from './kbd.tsx'
import { useUiText } from './ui-text.ts'
import { useEvent } from './use-event.ts'

type SearchFieldProps = {
  label: string
  value: string
  /** Called 150 ms after the last key, at once on Enter and when it is cleared. */
  onSearch: (text: string) => void
  placeholder?: string
  /** The key that jumps here, shown while it is empty. */
  shortcut?: string
  width?: number | string
  inputRef?: Ref<HTMLInputElement>
}

const WAIT_MS = 150

export function SearchField({
  label,
  value,
  onSearch,
  placeholder,
  shortcut,
  width,
  inputRef,
}: SearchFieldProps) {
  const text = useUiText()
  const [typed, setTyped] = useState(value)
  const [from, setFrom] = useState(value)
  if (from !== value) {
    setFrom(value)
    setTyped(value)
  }
  const search = useEvent(onSearch)
  useEffect(() => {
    if (typed === value) return undefined
    const timer = setTimeout(() => search(typed), WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed, value, search])
  const clear = () => {
    setTyped('')
    search('')
  }
  const cross = (
    <ActionIcon size={22} aria-label={text('clear')} onClick={clear}>
      <IconX size={13} />
    </ActionIcon>
  )
  return (
    <TextInput
      type="text"
      role="searchbox"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      placeholder={placeholder ?? label}
      value={typed}
      w={width}
      ref={inputRef}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={typed === '' ? shortcut ? <Kbd keys={shortcut} /> : null : cross}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') search(typed)
        if (event.key !== 'Escape' || typed === '') return
        event.preventDefault()
        event.stopPropagation()
        clear()
      }}
    />
  )
}
