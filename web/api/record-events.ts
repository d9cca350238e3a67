// What was written in this tab, told to everything that shows it: lists, record page, related records.
import type { RecordAnswer } from './records.ts'

export type RecordEvent = RecordAnswer | { readonly deleted: string }
type Listener = (event: RecordEvent) => void

const listeners = new Map<string, Set<Listener>>()

/** Tells that a record of this entity was created, changed or restored, or that it is gone. */
export function publishRecord(entityName: string, event: RecordEvent): void {
  for (const listener of listeners.get(entityName) ?? []) listener(event)
}

/** Hears of them; answers the way to end this. */
export function subscribeRecords(entityName: string, listener: Listener): () => void {
  const group = listeners.get(entityName) ?? new Set<Listener>()
  listeners.set(entityName, group.add(listener))
  return () => {
    group.delete(listener)
  }
}
