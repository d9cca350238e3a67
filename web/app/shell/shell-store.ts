// What of the shell is open: one layer at a time, and whether the sidebar is folded.
import { useSyncExternalStore } from 'react'

export type Layer = 'search' | 'create' | 'shortcuts' | 'workspace' | null
interface ShellState {
  readonly layer: Layer
  readonly isFolded: boolean
}

const KEY = 'rapport.sidebar'
let state: ShellState = { layer: null, isFolded: wasFolded() }
const listeners = new Set<() => void>()

export function useShell(): ShellState {
  return useSyncExternalStore(subscribe, () => state)
}
export function openLayer(layer: Layer): void {
  set({ layer })
}
export function closeLayer(): void {
  set({ layer: null })
}

export function foldSidebar(isFolded: boolean): void {
  set({ isFolded })
  try {
    localStorage.setItem(KEY, isFolded ? 'folded' : 'open')
  } catch {
    // Storage is switched off: it holds until the page is left.
  }
}

function wasFolded(): boolean {
  try {
    return localStorage.getItem(KEY) === 'folded'
  } catch {
    return false
  }
}

function set(patch: Partial<ShellState>): void {
  state = { ...state, ...patch }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
