// Parts that the first look does not need: fetched at the first sign of a person, so that they are there when asked for.
import { lazy, Suspense, useState, type ComponentType } from 'react'

/** A component that comes later. Until it is there, nothing is drawn in its place. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let there: ComponentType<Props> | undefined
  const fetch = async () => {
    there = await load()
    return { default: there }
  }
  const Coming: ComponentType<Props> = lazy(fetch)
  atFirstSign(() => void fetch().catch(leaveForLater))
  return function Later(props: Props) {
    const [Part] = useState(() => there ?? Coming)
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    )
  }
}

const signs = ['pointermove', 'pointerdown', 'keydown'] as const
let waiting: (() => void)[] | undefined = []

/** Runs when somebody moves, touches or presses a key for the first time; at once when that has been. */
function atFirstSign(run: () => void) {
  // Outside a browser nobody comes, and what draws a part asks for it.
  if (!('document' in globalThis)) return
  if (!waiting) {
    run()
    return
  }
  if (waiting.length === 0) for (const sign of signs) addEventListener(sign, onSign, { passive: true })
  waiting.push(run)
}

function onSign() {
  for (const sign of signs) removeEventListener(sign, onSign)
  const all = waiting ?? []
  waiting = undefined
  for (const run of all) run()
}

/** Drawing it will ask again and say what is wrong, on the page that wants it. */
function leaveForLater() {}
