// Writes to fields: sent, told to every screen that shows records, offered for undo.
import { customField } from '#contract/entities/custom-field.ts'
import { option } from '#contract/entities/option.ts'
import type { Values } from '#contract/entity.ts'
import { ApiProblem } from '#web/api/client.ts'
import { useMeta, useReloadMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import { createRecord, deleteRecord, patchRecord, restoreRecord, type Saved } from '#web/api/records.ts'
import { useUndo } from '#web/api/undo.tsx'
import { showError } from '#web/ui/toasts/toast-store.ts'
import { keyOf, type FieldRecord } from './field-record.ts'
import { fieldsKey } from './use-fields.ts'

export interface FieldPatch {
  readonly id: string
  readonly patch: Values
  readonly version?: number
}

/** Refusals of the server are thrown as `ApiProblem`. */
export interface FieldEdits {
  /** With its choices in their order; answers its name in records. One step of undo. */
  readonly create: (values: Values, choices: readonly string[], message: string) => Promise<string>
  /** Several are written one after the other; the way back is that of the last one. */
  readonly save: (patches: readonly FieldPatch[], message: string) => Promise<void>
  readonly remove: (field: FieldRecord, message: string) => Promise<void>
  readonly restore: (field: FieldRecord, message: string) => Promise<void>
}

const STEP = 1000

export function useFieldEdits(): FieldEdits {
  const { slug } = useMeta().workspace
  const undo = useUndo()
  const reloadMeta = useReloadMeta()
  const refresh = async () => {
    await Promise.all([reloadMeta(), queryClient.invalidateQueries({ queryKey: fieldsKey(slug) })])
  }
  const settle = async (message: string, written: readonly Saved[]) => {
    await refresh()
    const changeIds = written.flatMap(({ changeId }) => changeId ?? [])
    undo.offer(message, changeIds, () => void refresh())
  }
  return {
    create: async (values, choices, message) => {
      const written = [await createRecord(customField, values)]
      const key = keyOf({ id: written[0]?.record.id ?? '' })
      for (const [at, name] of choices.entries()) {
        const choice = await madeChoice({ list: key, name, position: (at + 1) * STEP })
        if (choice) written.push(choice)
      }
      await settle(message, written)
      return key
    },
    save: async (patches, message) => {
      const written: Saved[] = []
      try {
        for (const { id, patch, version } of patches)
          written.push(await patchRecord(customField, id, patch, version))
      } finally {
        await settle(message, written.slice(-1))
      }
    },
    remove: async ({ id }, message) => settle(message, [await deleteRecord(customField, id)]),
    restore: async ({ id }, message) => settle(message, [await restoreRecord(customField, id)]),
  }
}

/** The field is there already, so that a choice which is refused is said and the others go on. */
async function madeChoice(values: Values): Promise<Saved | undefined> {
  try {
    return await createRecord(option, values)
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    showError(`${String(values['name'])}: ${error.problem.errors?.[0]?.message ?? error.message}`)
    return undefined
  }
}
