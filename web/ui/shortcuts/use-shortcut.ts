import { useEffect, useSyncExternalStore } from 'react'
import { useEvent } from '#web/ui/use-event.ts'
import { registerShortcut, shortcutStore, type Shortcut } from './shortcut-registry.ts'

/** Holds while the component is there; pass null to leave it out. The latest `run` is the one that runs. */
export function useShortcut(shortcut: Shortcut | null) {
  const run = useEvent(() => shortcut?.run())
  const keys = shortcut?.keys
  const label = shortcut?.label ?? ''
  const group = shortcut?.group ?? ''
  const whileTyping = shortcut?.whileTyping ?? false
  const isOfPage = shortcut?.isOfPage ?? false
  const isKeyOnly = shortcut?.isKeyOnly ?? false
  useEffect(() => {
    if (keys === undefined) return undefined
    return registerShortcut({ keys, label, group, whileTyping, isOfPage, isKeyOnly, run })
  }, [keys, label, group, whileTyping, isOfPage, isKeyOnly, run])
}

/** Everything that can be pressed now, for the palette and the sheet. */
export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(shortcutStore.subscribe, shortcutStore.get)
}
