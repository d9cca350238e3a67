// Comfortable or compact: kept in the browser, written to the root element, where the tokens follow it.
import { useSyncExternalStore } from 'react'

export type Density = 'comfortable' | 'compact'

/** The same key is read before the first paint by public/theme.js. */
const KEY = 'rapport.density'
const listeners = new Set<() => void>()

const current = (): Density =>
  document.documentElement.dataset['density'] === 'compact' ? 'compact' : 'comfortable'

export function setDensity(density: Density) {
  document.documentElement.dataset['density'] = density
  try {
    localStorage.setItem(KEY, density)
  } catch {
    // Storage is switched off: the choice holds until the page is left.
  }
  for (const listener of listeners) listener()
}

export function useDensity(): Density {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, current)
}

/** Height of a table row in pixels; the same figures as --row-h in the tokens. */
export function useRowHeight() {
  return useDensity() === 'compact' ? 30 : 36
}
