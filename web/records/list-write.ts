// Writes rows of a list: shown at once, sent one after the other per record, and taken back in place where refused.
import { type AnyRow, type Entity, titleOf, type Values } from '#contract/entity.ts'
import { ApiProblem } from '#web/api/client.ts'
import { publishRecord } from '#web/api/record-events.ts'
import { getRecord, patchRecord, type Saved } from '#web/api/records.ts'
import { showError } from '#web/ui/toasts/toast-store.ts'
import type { CellStates } from '#web/ui/grid/cell-states.ts'
import type { ConflictChoice } from './conflict-dialog.tsx'
import type { ListSource } from './list-source.ts'

/** What is written into one row: fields with their values, and what stands in the cells meanwhile. */
export interface RowWrite {
  readonly row: AnyRow
  readonly patch: Values
  /** Column whose cell tells of each field. */
  readonly columnOf: (field: string) => string
  /** What was written into each cell, for the case that it is refused. */
  readonly texts: Readonly<Record<string, string>>
}

interface WriterParts {
  readonly entity: Entity
  readonly source: ListSource
  readonly cellStates: CellStates
  /** Asks whose value stays. */
  readonly ask: (row: AnyRow, problem: ApiProblem) => Promise<ConflictChoice>
}

const BUSY_MS = 3000
const TRIES = 10

export class ListWriter {
  readonly #parts: WriterParts
  readonly #queues = new Map<string, Promise<unknown>>()
  /** Own writes that are not answered yet, by record. */
  readonly #open = new Map<string, Set<Values>>()
  /** Which version an own write made out of which. */
  readonly #ownVersions = new Map<string, number>()

  constructor(parts: WriterParts) {
    this.#parts = parts
  }

  /** Answers the change that was written; null where nothing was. Never throws for an answer of the server. */
  write(write: RowWrite): Promise<string | null> {
    const { id } = write.row
    this.#show(write)
    const before = this.#queues.get(id) ?? Promise.resolve()
    const run = before.then(() => this.#send(write, write.patch, write.row.version))
    this.#queues.set(
      id,
      run.then(() => undefined),
    )
    return run
  }

  #show({ row, patch, columnOf }: RowWrite): void {
    const { entity, source, cellStates } = this.#parts
    const open = this.#open.get(row.id) ?? new Set()
    this.#open.set(row.id, open.add(patch))
    const now = source.store.rowAt(source.store.indexOf(row.id)) ?? row
    source.store.patch(row.id, { ...patch, title: titleOf(entity, { ...now, ...patch }) || row.title })
    for (const column of columnsOf(patch, columnOf)) cellStates.set(row.id, column, { status: 'pending' })
  }

  async #send(write: RowWrite, patch: Values, version: number, tries = 1): Promise<string | null> {
    const { entity } = this.#parts
    const { row } = write
    try {
      const base = this.#newest(row.id, version)
      const saved = await patchRecord(entity, row.id, patch, base)
      if (saved.record.version === base + 1) this.#ownVersions.set(`${row.id} ${base}`, base + 1)
      this.#finish(write, saved, patch)
      return saved.changeId ?? null
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      if (error.problem.code === 'too-many-requests' && tries < TRIES) {
        await new Promise((resolve) => setTimeout(resolve, BUSY_MS))
        return this.#send(write, patch, version, tries + 1)
      }
      if (error.problem.code === 'conflict') return this.#settle(write, patch, error)
      return this.#refuse(write, patch, error)
    }
  }

  /** Follows own writes, so that two edits of one cell in a row do not count as two people. */
  #newest(id: string, version: number): number {
    const next = this.#ownVersions.get(`${id} ${version}`)
    return next === undefined ? version : this.#newest(id, next)
  }

  #finish(write: RowWrite, saved: Saved, patch: Values): void {
    const { entity, source, cellStates } = this.#parts
    const { row } = write
    this.#close(write)
    publishRecord(entity.name, saved)
    for (const waiting of this.#open.get(row.id) ?? []) source.store.patch(row.id, waiting)
    for (const column of columnsOf(patch, write.columnOf)) cellStates.set(row.id, column, { status: 'ok' })
  }

  /** Someone else changed the same field since: mine over theirs, theirs, or go on editing. */
  async #settle(write: RowWrite, patch: Values, error: ApiProblem): Promise<string | null> {
    const { row } = write
    const choice = await this.#parts.ask(row, error)
    if (choice === 'mine') return this.#send(write, patch, error.problem.version ?? row.version)
    await this.#reload(write)
    if (choice === null) this.#mark(write, patch, () => error.message)
    return null
  }

  /** Fields with a fault of their own stay red; the others are sent again without them. */
  async #refuse(write: RowWrite, patch: Values, error: ApiProblem): Promise<string | null> {
    const { entity } = this.#parts
    const { row } = write
    const faults = Object.keys(patch).filter((name) => faultOf(error, name) !== undefined)
    const rest = Object.fromEntries(Object.entries(patch).filter(([name]) => !faults.includes(name)))
    const isPartly = faults.length > 0 && Object.keys(rest).length > 0
    if (error.status === 404) {
      this.#close(write)
      publishRecord(entity.name, { deleted: row.id })
      showError(error.message)
      return null
    }
    const changeId = isPartly ? await this.#send(write, rest, row.version) : null
    if (!isPartly) this.#takeBack(write)
    const faulty = Object.fromEntries(
      Object.entries(patch).filter(([name]) => faults.length === 0 || faults.includes(name)),
    )
    this.#restore(row, faulty)
    this.#mark(write, faulty, (name) => faultOf(error, name) ?? error.message)
    return changeId
  }

  #mark(write: RowWrite, patch: Values, reason: (field: string) => string): void {
    const { cellStates } = this.#parts
    for (const name of Object.keys(patch)) {
      const column = write.columnOf(name)
      const text = write.texts[column] ?? ''
      cellStates.set(write.row.id, column, { status: 'invalid', text, reason: reason(name) })
    }
  }

  #takeBack(write: RowWrite): void {
    this.#close(write)
    this.#restore(write.row, write.patch)
  }

  /** The values that these fields had before. */
  #restore(row: AnyRow, patch: Values): void {
    const before = Object.fromEntries(Object.keys(patch).map((name) => [name, row[name]]))
    this.#parts.source.store.patch(row.id, { ...before, title: row.title })
  }

  async #reload(write: RowWrite): Promise<void> {
    const { entity, cellStates } = this.#parts
    this.#takeBack(write)
    for (const column of columnsOf(write.patch, write.columnOf)) cellStates.clear(write.row.id, column)
    try {
      publishRecord(entity.name, await getRecord(entity, write.row.id))
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      showError(error.message)
    }
  }

  #close({ row, patch }: RowWrite): void {
    const open = this.#open.get(row.id)
    open?.delete(patch)
    if (open?.size === 0) this.#open.delete(row.id)
  }
}

function columnsOf(patch: Values, columnOf: RowWrite['columnOf']): Set<string> {
  return new Set(Object.keys(patch).map(columnOf))
}

/** What is wrong with a field, or with a part of its value such as `emails.0.value`. */
function faultOf(error: ApiProblem, name: string): string | undefined {
  return error.problem.errors?.find(({ path }) => path === name || path.startsWith(`${name}.`))?.message
}
