// What can be done with a record as a whole: to the trash and out of it, each with its way back.
import type { AnyRow, Entity } from '#contract/entity.ts'
import { ApiProblem } from '#web/api/client.ts'
import { publishRecord } from '#web/api/record-events.ts'
import { deleteRecord, restoreRecord } from '#web/api/records.ts'
import { useUndo } from '#web/api/undo.tsx'
import { showError } from '#web/ui/toasts/toast-store.ts'
import { useRecordText } from './record-page-text.ts'

export interface RecordActions {
  readonly remove: () => void
  readonly restore: () => void
}

export function useRecordActions(entity: Entity, record: AnyRow): RecordActions {
  const text = useRecordText()
  const undo = useUndo()
  const name = record.title === '' ? text('record.untitled') : record.title
  const act = async (run: () => Promise<void>) => {
    try {
      await run()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      showError(error.problem.errors?.[0]?.message ?? error.message)
    }
  }
  const remove = async () => {
    const saved = await deleteRecord(entity, record.id)
    publishRecord(entity.name, { deleted: record.id })
    undo.offer(text('record.deleted', { name }), saved.changeId ?? null)
  }
  const restore = async () => {
    const saved = await restoreRecord(entity, record.id)
    publishRecord(entity.name, saved)
    undo.offer(text('record.restored', { name }), saved.changeId ?? null)
  }
  return { remove: () => void act(remove), restore: () => void act(restore) }
}
