// Whether the server can be reached. Calls report what they meet; while it is away, one probe waits for its return.
import { useSyncExternalStore } from 'react'

export type Connection = 'fine' | 'offline' | 'unavailable'

const PROBE_MS = [1000, 2000, 4000, 8000, 15_000]
let state: Connection = 'fine'
let tries = 0
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()
const returns = new Set<() => void>()

/** What a call met: an answer, no way to the server, or a server without its database. */
export function reportConnection(met: Connection): void {
  if (met === state) return
  const wasAway = state !== 'fine'
  state = met
  for (const listener of listeners) listener()
  clearTimeout(timer)
  timer = undefined
  if (met !== 'fine') planProbe()
  else if (wasAway) greet()
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => state)
}

/** Calls back each time the server is there again after it was away. Answers the way to end this. */
export function onReturn(listener: () => void): () => void {
  returns.add(listener)
  return () => {
    returns.delete(listener)
  }
}

/** Looks at once whether the server is there again. */
export async function probe(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const isReady = await fetch('/readyz', { cache: 'no-store' }).then(
    (answer) => answer.ok,
    () => false,
  )
  if (isReady) reportConnection('fine')
  else planProbe()
}

function planProbe(): void {
  if (timer !== undefined) return
  timer = setTimeout(() => void probe(), PROBE_MS[Math.min(tries, PROBE_MS.length - 1)])
  tries++
}

function greet(): void {
  tries = 0
  for (const listener of returns) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
