// Edits of options and tags: shown at once, sent, told to the rest of the app, offered for undo.
import { useState } from 'react'
import type { Entity, Values } from '#contract/entity.ts'
import { ApiProblem } from '#web/api/client.ts'
import { useReloadMeta } from '#web/api/meta.tsx'
import { createRecord, deleteRecord, patchRecord, type Saved } from '#web/api/records.ts'
import { useUndo } from '#web/api/undo.tsx'
import { showError } from '#web/ui/toasts/toast-store.ts'

export interface EditedItem {
  readonly id: string
  readonly version: number
}
/** What became of an edit: nothing to say, or why a field was refused. */
export type EditResult = { readonly ok: true } | { readonly ok: false; readonly reason: string }

interface Preparation {
  readonly id: string
  readonly patch: Values
}

export interface ItemEdits {
  /** Values that were written and not answered yet, by id. */
  readonly pending: Readonly<Record<string, Values>>
  /** `first` are changes of others that make room for this one; they need no way back. */
  readonly edit: (
    item: EditedItem,
    patch: Values,
    message: string,
    first?: readonly Preparation[],
  ) => Promise<EditResult>
  readonly create: (values: Values, message: string) => Promise<Saved>
  readonly remove: (item: EditedItem, message: string) => Promise<void>
}

/** `entity` is what the items are records of. `onChange` runs when numbers of records may have changed. */
export function useItemEdits(entity: Entity, onChange: () => void): ItemEdits {
  const undo = useUndo()
  const reloadMeta = useReloadMeta()
  const [pending, setPending] = useState<Readonly<Record<string, Values>>>({})
  const reload = async () => {
    await reloadMeta()
    onChange()
  }
  const offer = (message: string, saved: Saved) =>
    undo.offer(message, saved.changeId ?? null, () => void reload())
  const show = ({ id, patch }: Preparation) =>
    setPending((now) => ({ ...now, [id]: { ...now[id], ...patch } }))
  const settle = (ids: readonly string[]) =>
    setPending((now) => Object.fromEntries(Object.entries(now).filter(([each]) => !ids.includes(each))))

  return {
    pending,
    edit: async (item, patch, message, first = []) => {
      for (const each of [...first, { id: item.id, patch }]) show(each)
      try {
        for (const each of first) await patchRecord(entity, each.id, each.patch)
        const version = first.length === 0 ? item.version : undefined
        const saved = await patchRecord(entity, item.id, patch, version)
        await reloadMeta()
        offer(message, saved)
        return { ok: true }
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        await reloadMeta()
        return { ok: false, reason: error.problem.errors?.[0]?.message ?? error.message }
      } finally {
        settle([item.id, ...first.map((each) => each.id)])
      }
    },
    create: async (values, message) => {
      const saved = await createRecord(entity, values)
      await reload()
      offer(message, saved)
      return saved
    },
    remove: async (item, message) => {
      try {
        const saved = await deleteRecord(entity, item.id)
        await reload()
        offer(message, saved)
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        showError(error.message)
      }
    },
  }
}
