import { useSyncExternalStore } from 'react'
import { useFormat } from './format-context.tsx'

/** "2 minutes ago", with the exact moment on hover; it goes on by itself. */
export function RelativeTime({ iso }: { iso: string }) {
  const format = useFormat()
  const now = useNow()
  return (
    <time dateTime={iso} title={format.momentLong(iso)}>
      {format.relative(iso, now)}
    </time>
  )
}

/** One clock for all of them, that ticks while anybody looks. */
let minute = Date.now()
let timer: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    minute = Date.now()
    timer = setInterval(tick, 30_000)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearInterval(timer)
  }
}

function tick() {
  minute = Date.now()
  for (const listener of listeners) listener()
}

/** The time now in milliseconds, renewed twice a minute. */
export function useNow() {
  return useSyncExternalStore(subscribe, () => minute)
}
