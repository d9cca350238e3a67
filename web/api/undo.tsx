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
  /** Changes that are taken back together, the last one first. */
  readonly changeIds: readonly string[]
  readonly after: (() => void) | undefined
  /** Takes its toast away. */
  readonly hide: () => void
}

export interface Undo {
  /**
   * Says what was done, with the way back for 8 s and by Ctrl-Z for as long as the page stays open. `after` runs after
   * an undo and after a redo, for what lists cannot hear of. Without a change id nothing was changed and nothing is said.
   * Several changes that people see as one (a pasted block) are one step. Answers the way to take back this very step.
   */
  offer(message: string, changeId: string | null | readonly string[], after?: () => void): () => void
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
    const { results, refused, left, failure } = await undoEach(step.changeIds, force)
    const made = results.flatMap(({ changeId }) => changeId ?? [])
    if (made.length > 0) to.push({ ...step, changeIds: made, hide: () => {} })
    if (results.length > 0) say(results, from === done)
    for (const result of results) await tellScreens(result)
    if (results.length > 0) step.after?.()
    const error = failure ?? refused[0]?.error
    if (error === undefined) return
    const rest: Step = { ...step, changeIds: [...left, ...refused.map(({ changeId }) => changeId)] }
    if (error.problem.code === 'unavailable') from.push(rest)
    explain(error, () => void takeBack(rest, from, to, true))
  }
  const last = async (from: Step[], to: Step[], none: 'nothingToUndo' | 'nothingToRedo') => {
    const step = from.at(-1)
    if (step) await takeBack(step, from, to)
    else showToast({ text: text(none) })
  }
  return {
    offer: (message, changed, after) => {
      const changeIds = typeof changed === 'string' ? [changed] : (changed ?? [])
      if (changeIds.length === 0) return () => {}
      const back = () => void takeBack(step, done, undone)
      const hide = showUndo(message, back)
      const step: Step = { changeIds, after, hide }
      done.push(step)
      undone.length = 0
      return back
    },
    undo: () => last(done, undone, 'nothingToUndo'),
    redo: () => last(undone, done, 'nothingToRedo'),
  }
}

interface Outcome {
  readonly results: readonly UndoResult[]
  /** Changes that cannot be taken back as they are, each with the reason. */
  readonly refused: readonly { readonly changeId: string; readonly error: ApiProblem }[]
  /** Changes that were not come to, because the server went away. */
  readonly left: readonly string[]
  readonly failure: ApiProblem | undefined
}

/** Takes changes back, the last one first. One that is refused does not hold up the others. */
async function undoEach(changeIds: readonly string[], force: boolean | undefined): Promise<Outcome> {
  const results: UndoResult[] = []
  const refused: { changeId: string; error: ApiProblem }[] = []
  for (const [at, changeId] of [...changeIds.entries()].toReversed()) {
    try {
      results.push(await undoChange(changeId, force))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.problem.code === 'unavailable')
        return { results, refused, left: changeIds.slice(0, at + 1), failure: error }
      refused.push({ changeId, error })
    }
  }
  return { results, refused, left: [], failure: undefined }
}

function say(results: readonly UndoResult[], isUndo: boolean): void {
  const kept = results.reduce((sum, { conflicts }) => sum + conflicts.length, 0)
  if (kept > 0) showError(text('undoneExcept', { count: kept }))
  else if (results.some(({ changeId }) => changeId !== null))
    showToast({ text: text(isUndo ? 'undone' : 'redone') })
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
