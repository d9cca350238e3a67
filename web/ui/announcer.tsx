// One polite live region for everything that is said without being shown.
import { useSyncExternalStore } from 'react'

let said = { text: '', turn: 0 }
const listeners = new Set<() => void>()

/** Says a sentence to screen readers: a move, a save, a refusal. The same sentence twice is said twice. */
export function announce(text: string) {
  said = { text, turn: said.turn + 1 }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Stands once in the document; two regions take turns, so that a repeated text counts as a change. */
export function Announcer() {
  const { text, turn } = useSyncExternalStore(subscribe, () => said)
  return (
    <>
      <div className="sr-only" aria-live="polite">
        {turn % 2 === 0 ? text : ''}
      </div>
      <div className="sr-only" aria-live="polite">
        {turn % 2 === 1 ? text : ''}
      </div>
    </>
  )
}
