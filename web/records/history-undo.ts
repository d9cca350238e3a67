// Takes changes back from the history; the toast and Ctrl-Z then offer the way forward again.
import { useState } from 'react'
import type { Change, UndoResult } from '#contract/changes.ts'
import { entityOf } from '#contract/entities/list.ts'
import { ApiProblem } from '#web/api/client.ts'
import { publishRecord } from '#web/api/record-events.ts'
import { getRecord, undoChange } from '#web/api/records.ts'
import { useUndo } from '#web/api/undo.tsx'
import { showError, showToast } from '#web/ui/toasts/toast-store.ts'
import { useRecordText } from './record-page-text.ts'

export function useHistoryUndo(): { run: (changes: readonly Change[]) => Promise<void>; isBusy: boolean } {
  const text = useRecordText()
  const undo = useUndo()
  const [isBusy, setBusy] = useState(false)
  const takeBack = async (change: Change, isForced: boolean): Promise<void> => {
    try {
      const result = await undoChange(change.id, isForced)
      const { conflicts, changeId } = result
      if (conflicts.length > 0) showError(text('history.undonePart', { count: conflicts.length }))
      if (changeId !== null)
        undo.offer(text(change.undoes === null ? 'history.undone' : 'history.redone'), changeId)
      await tellScreens(result)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.problem.code !== 'edited-since') showError(error.message)
      else
        showToast({
          text: error.message,
          tone: 'bad',
          action: { label: text('history.undoAnyway'), run: () => void takeBack(change, true) },
        })
    }
  }
  return {
    isBusy,
    run: async (changes) => {
      setBusy(true)
      try {
        for (const change of changes) await takeBack(change, false)
      } finally {
        setBusy(false)
      }
    },
  }
}

async function tellScreens({ entity, recordId }: UndoResult): Promise<void> {
  const answer = await getRecord(entityOf(entity), recordId)
  publishRecord(entity, answer.record.deletedAt === null ? answer : { deleted: recordId })
}
