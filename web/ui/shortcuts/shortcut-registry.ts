// All keyboard shortcuts that hold now: one listener, none fires while somebody types.
import { completed, nameOfKey } from './key-match.ts'

export type Shortcut = {
  /** "mod+k", "c", "g c". The browser's own (mod+n, mod+w, mod+t) are not to be used. */
  keys: string
  /** What it does, for the sheet of shortcuts. */
  label: string
  /** The heading it stands under there. */
  group: string
  run: () => void
  /** Fires while typing too: for mod+k and mod+enter. */
  whileTyping?: boolean
  /** Of the page itself: holds over the same keys of what stands around it, whichever came first. */
  isOfPage?: boolean
  /** Means nothing without its key, such as a step down: not offered by name. */
  isKeyOnly?: boolean
}

const SEQUENCE_MS = 900
const layers: Shortcut[] = []
const listeners = new Set<() => void>()
let listed: readonly Shortcut[] = []
let recent: string[] = []
let lastAt = 0

/** Adds a shortcut; of two with the same keys that of the page holds, else the later one. Answers the way to take it back. */
export function registerShortcut(shortcut: Shortcut): () => void {
  if (layers.length === 0) addEventListener('keydown', onKeyDown)
  layers.push(shortcut)
  changed()
  return () => {
    layers.splice(layers.indexOf(shortcut), 1)
    if (layers.length === 0) removeEventListener('keydown', onKeyDown)
    changed()
  }
}

export const shortcutStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  /** One of each key, the one that holds. */
  get: () => listed,
}

function changed() {
  const inOrder = layers.toSorted((a, b) => Number(a.isOfPage ?? false) - Number(b.isOfPage ?? false))
  listed = [...new Map(inOrder.map((shortcut) => [shortcut.keys, shortcut])).values()]
  for (const listener of listeners) listener()
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.repeat || event.isComposing || isModifier(event.key)) return
  const { key, shiftKey: shift, altKey: alt } = event
  const name = nameOfKey({ key, shift, alt, mod: event.ctrlKey || event.metaKey })
  const now = Date.now()
  recent = now - lastAt > SEQUENCE_MS ? [name] : [...recent.slice(-2), name]
  lastAt = now
  const keys = completed(
    recent,
    listed.map((shortcut) => shortcut.keys),
  )
  const shortcut = listed.find((one) => one.keys === keys)
  if (!shortcut || (isBusy(event.target) && !shortcut.whileTyping)) return
  event.preventDefault()
  recent = []
  shortcut.run()
}

function isModifier(key: string) {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta'
}

/** Somebody types, or an open menu or list takes the keys. */
function isBusy(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[role=menu],[role=listbox],[role=dialog]')) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
