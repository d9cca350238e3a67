// Which registered shortcut a pressed key completes.

export type Pressed = { key: string; mod: boolean; shift: boolean; alt: boolean }

/** "mod+k", "shift+enter", "alt+1", "?", "c": the form in which shortcuts are written. */
export function nameOfKey({ key, mod, shift, alt }: Pressed): string {
  const base = key === ' ' ? 'space' : key.toLowerCase()
  // A sign such as "?" has the Shift in it already; letters and named keys do not.
  const isNamed = base.length > 1 || /\p{L}/u.test(base)
  return [mod ? 'mod' : '', alt ? 'alt' : '', shift && isNamed ? 'shift' : '', base].filter(Boolean).join('+')
}

/** The longest shortcut that the last keys complete: "g c" goes before "c". */
export function completed(recent: readonly string[], shortcuts: Iterable<string>): string | undefined {
  let best: string | undefined
  for (const keys of shortcuts) {
    const steps = keys.split(' ')
    const tail = recent.slice(-steps.length)
    const isHit = tail.length === steps.length && steps.every((step, at) => step === tail[at])
    if (isHit && (best === undefined || steps.length > best.split(' ').length)) best = keys
  }
  return best
}
