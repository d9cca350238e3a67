// Saves the edits of one record's fields: shown at once, sent one after the other, refused ones kept with their reason.
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { Refs } from '#contract/schemas.ts'
import { ApiProblem } from '#web/api/client.ts'
import { useMeta } from '#web/api/meta.tsx'
import { publishRecord } from '#web/api/record-events.ts'
import { getRecord, patchRecord, type RecordAnswer } from '#web/api/records.ts'
import { useUndo } from '#web/api/undo.tsx'
import { showError, showToast } from '#web/ui/toasts/toast-store.ts'
import { useConflictDialog } from './conflict-dialog.tsx'
import { patchOf } from './field-patch.ts'
import { useReader } from './history-reader.ts'
import { useRecordText } from './record-page-text.ts'
import { valueWords } from './widgets/value-words.ts'

/** What became of the last edit of a field. */
export type FieldProgress =
  | { readonly status: 'pending'; readonly value: unknown; readonly refs: Refs }
  | { readonly status: 'saved' }
  | { readonly status: 'invalid'; readonly text: string; readonly reason: string }

export interface FieldSave {
  readonly progress: Readonly<Record<string, FieldProgress>>
  /** `version` is that of the record when the edit began. */
  save(name: string, value: unknown, version: number, refs: Refs): void
  /** Keeps what was typed, with the reason why it is no value. */
  refuse(name: string, text: string, reason: string): void
  readonly dialog: ReactNode
}

const TICK_MS = 2000

interface Edit {
  readonly name: string
  readonly value: unknown
  readonly refs: Refs
}

export function useFieldSave(entity: Entity, { record, refs }: RecordAnswer): FieldSave {
  const { language } = useMeta()
  const text = useRecordText()
  const undo = useUndo()
  const { ask, dialog } = useConflictDialog(entity)
  const reader = useReader(refs)
  const [progress, setProgress] = useState<Readonly<Record<string, FieldProgress>>>({})
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  /** My own writes are no conflict with what I began to type before their answer came. */
  const mine = useRef(new Map<string, number>())
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])

  const mark = (name: string, next: FieldProgress | undefined) =>
    setProgress(({ [name]: _, ...others }) => (next ? { ...others, [name]: next } : others))
  const wordsOf = (name: string, value: unknown) => {
    const field = entity.fields[name]
    return field ? valueWords(field, value, reader) : ''
  }

  const tick = (name: string) => {
    const ticked: FieldProgress = { status: 'saved' }
    mark(name, ticked)
    setTimeout(() => setProgress((now) => (now[name] === ticked ? omit(now, name) : now)), TICK_MS)
  }
  const send = async (edit: Edit, version: number): Promise<void> => {
    const { name, value } = edit
    const base = Math.max(version, mine.current.get(name) ?? 0)
    try {
      const saved = await patchRecord(entity, record.id, patchOf(entity, name, record[name], value), base)
      mine.current.set(name, saved.record.version)
      publishRecord(entity.name, saved)
      tick(name)
      const field = entity.fields[name]?.label[language] ?? name
      undo.offer(text('record.fieldChanged', { field }), saved.changeId ?? null)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      await explain(edit, error)
    }
  }
  const explain = async (edit: Edit, error: ApiProblem): Promise<void> => {
    const { name, value } = edit
    const reason = error.fieldError(name) ?? error.problem.errors?.[0]?.message ?? error.message
    // Whoever has gone on to another page hears of it all the same.
    if (!isHere.current) return void showError(`${record.title}: ${reason}`)
    const keep = () => mark(name, { status: 'invalid', text: wordsOf(name, value), reason })
    if (error.problem.code !== 'conflict' || error.problem.version === undefined) return keep()
    const { problem } = error
    const choice = await ask({ id: record.id, title: record.title, problem, refs: { ...refs, ...edit.refs } })
    if (choice === 'mine') return send(edit, error.problem.version)
    publishRecord(entity.name, await getRecord(entity, record.id))
    if (choice === null) return keep()
    mark(name, undefined)
    showToast({ text: text('record.tookTheirs') })
  }

  return {
    progress,
    dialog,
    refuse: (name, typed, reason) => mark(name, { status: 'invalid', text: typed, reason }),
    save: (name, value, version, learnt) => {
      mark(name, { status: 'pending', value, refs: learnt })
      const run = queue.current.then(() => send({ name, value, refs: learnt }, version))
      queue.current = run.catch(() => mark(name, undefined))
      void run
    },
  }
}

function omit<Value>(from: Readonly<Record<string, Value>>, name: string): Record<string, Value> {
  const { [name]: _, ...others } = from
  return others
}
