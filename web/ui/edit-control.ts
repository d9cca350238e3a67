// The bargain between an editor and the place that opened it: a grid cell, a field of a record.

export type AfterCommit = 'down' | 'up' | 'right' | 'left' | 'stay'

export type EditControl = {
  /** What was typed to start editing, or a refused text to go on with; null to begin with the value. */
  initial: string | null
  /** Why the last value was refused, said by the editor. */
  error: string | undefined
  /** Saves and closes; `then` says where the cursor of a grid goes (down by default). */
  commit: (value: unknown, then?: AfterCommit) => void
  /** Closes without saving. */
  cancel: () => void
}

/**
 * Whether a blur means that the editor was left. When the whole window loses the focus, the element keeps it
 * within the page, and the edit goes on.
 */
export function hasLeft(event: { currentTarget: Element }): boolean {
  return document.activeElement !== event.currentTarget
}

type EditKey = { key: string; shiftKey: boolean; nativeEvent: { isComposing: boolean } }

/** What a key means in an editor of one line; undefined for a key that belongs to the text. */
export function endOfEdit(event: EditKey): AfterCommit | 'cancel' | undefined {
  if (event.nativeEvent.isComposing) return undefined
  if (event.key === 'Escape') return 'cancel'
  if (event.key === 'Enter') return event.shiftKey ? 'up' : 'down'
  if (event.key === 'Tab') return event.shiftKey ? 'left' : 'right'
  return undefined
}
