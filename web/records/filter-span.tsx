import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useEvent } from '#web/ui/use-event.ts'

interface TypedSpanProps {
  readonly label: string
  readonly n: number | null
  readonly onNumber: (n: number | null) => void
}

const WAIT_MS = 300

/** How many days, weeks, months or years: a whole number that counts a moment after the last key. */
export function TypedSpan({ label, n, onNumber }: TypedSpanProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const tell = useEvent(() => {
    if (typed === null) return
    const read = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : null
    if (read !== n) onNumber(read)
  })
  useEffect(() => {
    if (typed === null) return undefined
    const timer = setTimeout(tell, WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed, tell])
  return (
    <TextInput
      aria-label={label}
      w={72}
      inputMode="numeric"
      autoComplete="off"
      value={typed ?? (n === null ? '' : String(n))}
      error={typed !== null && typed.trim() !== '' && !/^\d{1,4}$/.test(typed.trim())}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={tell}
    />
  )
}
