// One change for many ticked records: sent a few at a time, refusals counted by their reason, undone as one.
import { useRef, useState } from 'react'
import type { Entity, Values } from '#contract/entity.ts'
import { ApiProblem } from '#web/api/client.ts'
import { publishRecord } from '#web/api/record-events.ts'
import { deleteRecord, patchRecord, type Saved } from '#web/api/records.ts'
import { useUndo } from '#web/api/undo.tsx'
import { useListText } from './list-text.ts'
import { inTurns } from './list-turns.ts'

/** More at once wait for the bulk operations of the server. */
export const MOST_AT_ONCE = 200

export interface Refusal {
  readonly reason: string
  readonly names: readonly string[]
}

export interface BulkRun {
  /** What is done, in words: "assigned to Ann". */
  readonly words: string
  readonly total: number
  readonly done: number
  readonly changed: number
  readonly refusals: readonly Refusal[]
  readonly isRunning: boolean
  readonly isUndone: boolean
}

export interface BulkTarget {
  readonly id: string
  readonly title: string
}

export interface Bulk {
  readonly run: BulkRun | undefined
  readonly patch: (targets: readonly BulkTarget[], patch: Values, words: string) => void
  readonly remove: (targets: readonly BulkTarget[], words: string) => void
  readonly stop: () => void
  readonly undoAll: () => void
  readonly dismiss: () => void
}

export function useBulk(entity: Entity): Bulk {
  const undo = useUndo()
  const [run, setRun] = useState<BulkRun>()
  const text = useListText()
  const isStopped = useRef(false)
  /** Takes back what ran last, whatever was done since. */
  const back = useRef<() => void>(() => {})

  const start = async (
    targets: readonly BulkTarget[],
    words: string,
    send: (id: string) => Promise<Saved>,
    tell: (saved: Saved) => void,
  ) => {
    isStopped.current = false
    const changeIds: string[] = []
    const refused = new Map<string, string[]>()
    let done = 0
    const show = (isRunning: boolean) =>
      setRun({
        words,
        total: targets.length,
        done,
        changed: changeIds.length,
        refusals: [...refused].map(([reason, names]) => ({ reason, names })),
        isRunning,
        isUndone: false,
      })
    show(true)
    await inTurns(targets, async ({ id, title }) => {
      if (isStopped.current) return
      try {
        const saved = await send(id)
        if (saved.changeId != null) changeIds.push(saved.changeId)
        tell(saved)
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        const reason = error.problem.errors?.[0]?.message ?? error.message
        refused.set(reason, [...(refused.get(reason) ?? []), title])
      }
      done += 1
      show(true)
    })
    show(false)
    const said = text('list.done', { count: changeIds.length, words })
    back.current = undo.offer(said, changeIds, () =>
      setRun((now) => now && { ...now, isUndone: !now.isUndone }),
    )
  }

  return {
    run,
    patch: (targets, patch, words) =>
      void start(
        targets,
        words,
        (id) => patchRecord(entity, id, patch),
        (saved) => publishRecord(entity.name, saved),
      ),
    remove: (targets, words) =>
      void start(
        targets,
        words,
        (id) => deleteRecord(entity, id),
        ({ record }) => publishRecord(entity.name, { deleted: record.id }),
      ),
    stop: () => {
      isStopped.current = true
    },
    undoAll: () => back.current(),
    dismiss: () => setRun(undefined),
  }
}
