// Undo and redo of this tab: every write offers its change here; the toast and Ctrl-Z take it back.
import { createContext, useContext, useState, type ReactNode } from 'react'
import type { UndoResult } from '#contract/changes.ts'
import { entityOf } from '#contract/entities/list.ts'
import { showError, showToast, showUndo } from '#web/ui/toasts/toast-store.ts'
import { ApiProblem } from './client.ts'
import { defineTexts } from './i18n.ts'
import { en } from './locales/en.ts'
import { es } from './locales/es.ts'
import { publishRecord } from './record-events.ts'
import { getRecord, undoChange } from './records.ts'

const { text } = defineTexts('api', { en, es })

interface Step {
  /** Change that is taken back next. */
  readonly changeId: string
  readonly after: (() => void) | undefined
  /** Takes its toast away. */
  readonly hide: () => void
}

export interface Undo {
  /**
   * Says what was done, with the way back for 8 s and by Ctrl-Z for as long as the page stays open. `after` runs after
   * an undo and after a redo, for what lists cannot hear of. Without a change id nothing was changed and nothing is said.
   */
  offer(message: string, changeId: string | null, after?: () => void): void
  undo(): Promise<void>
  redo(): Promise<void>
}

const UndoContext = createContext<Undo | undefined>(undefined)

/** Stands around everything inside a workspace; another workspace has other steps. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const [undo] = useState(createUndo)
  return <UndoContext value={undo}>{children}</UndoContext>
}

export function useUndo(): Undo {
  const undo = useContext(UndoContext)
  if (!undo) throw new Error('useUndo stands outside of UndoProvider')
  return undo
}

function createUndo(): Undo {
  const done: Step[] = []
  const undone: Step[] = []
  /** Takes back one step of `from` and puts its opposite on `to`. */
  const takeBack = async (step: Step, from: Step[], to: Step[], force?: boolean) => {
    const at = from.lastIndexOf(step)
    if (at >= 0) from.splice(at, 1)
    step.hide()
    try {
      const result = await undoChange(step.changeId, force)
      if (result.changeId !== null) to.push({ ...step, changeId: result.changeId, hide: () => {} })
      say(result, from === done)
      await tellScreens(result)
      step.after?.()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.problem.code === 'unavailable') from.push(step)
      explain(error, () => void takeBack(step, from, to, true))
    }
  }
  const last = async (from: Step[], to: Step[], none: 'nothingToUndo' | 'nothingToRedo') => {
    const step = from.at(-1)
    if (step) await takeBack(step, from, to)
    else showToast({ text: text(none) })
  }
  return {
    offer: (message, changeId, after) => {
      if (changeId === null) return
      const hide = showUndo(message, () => void takeBack(step, done, undone))
      const step: Step = { changeId, after, hide }
      done.push(step)
      undone.length = 0
    },
    undo: () => last(done, undone, 'nothingToUndo'),
    redo: () => last(undone, done, 'nothingToRedo'),
  }
}

function say({ conflicts, changeId }: UndoResult, isUndo: boolean): void {
  if (conflicts.length > 0) showError(text('undoneExcept', { count: conflicts.length }))
  else if (changeId !== null) showToast({ text: text(isUndo ? 'undone' : 'redone') })
}

/** Someone edited the record since: the sentence of the server, and the way to do it all the same. */
function explain(error: ApiProblem, anyway: () => void): void {
  if (error.problem.code !== 'edited-since') showError(error.message)
  else showToast({ text: error.message, tone: 'bad', action: { label: text('undoAnyway'), run: anyway } })
}

/** Loads the record as it is now, or tells that it is gone. */
async function tellScreens({ entity, recordId }: UndoResult): Promise<void> {
  try {
    const answer = await getRecord(entityOf(entity), recordId)
    publishRecord(entity, answer.record.deletedAt === null ? answer : { deleted: recordId })
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) publishRecord(entity, { deleted: recordId })
    else throw error
  }
}
