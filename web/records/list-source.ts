// The rows of one list: its page store, the names that its rows point to, and what this tab hears of its records.
import type { AnyRow, Entity } from '#contract/entity.ts'
import { referenceOf } from '#contract/entity.ts'
import { DEFAULT_SORT, MAX_OFFSET, type ListQuery } from '#contract/query.ts'
import type { Refs } from '#contract/schemas.ts'
import { ApiProblem } from '#web/api/client.ts'
import { onReturn } from '#web/api/connection.ts'
import { type RecordEvent, subscribeRecords } from '#web/api/record-events.ts'
import { listRecords, type RecordPage } from '#web/api/records.ts'
import type { PageAnswer, PageRequest } from '#web/ui/grid/page-fetch.ts'
import { PageStore } from '#web/ui/grid/page-store.ts'

/** What decides the rows of a list and their order. */
export type ListQuestion = Pick<ListQuery, 'filter' | 'search' | 'sort' | 'deleted'>

/** Rows that are older than this are asked for again when the list is opened. */
const STALE_MS = 15_000

export class ListSource {
  readonly store: PageStore<AnyRow>
  /** Names of records that rows point to; one object for good, so that columns can hold it. */
  readonly refs: Record<string, Refs[string]> = {}
  /** Rows found so far by a search that takes several answers; undefined while none does. */
  foundSoFar: number | undefined

  /** As the workspace had it when the list was made; other fields are another list. */
  readonly entity: Entity
  readonly #question: ListQuestion
  readonly #listeners = new Set<() => void>()
  readonly #ends: readonly (() => void)[]
  #askedAt = 0
  #refreshTimer: ReturnType<typeof setTimeout> | undefined

  constructor(entity: Entity, question: ListQuestion) {
    this.entity = entity
    this.#question = question
    this.store = new PageStore<AnyRow>({
      fetchPage: (request) => this.#fetch(request),
      idOf: (row) => row.id,
      maxOffset: MAX_OFFSET,
    })
    const targets = new Set(Object.values(entity.fields).flatMap((field) => targetOf(referenceOf(field))))
    this.#ends = [
      subscribeRecords(entity.name, (event) => this.#hear(event)),
      ...[...targets].map((name) => subscribeRecords(name, (event) => this.#hearOfTarget(event))),
      onReturn(() => this.store.retry()),
    ]
  }

  /** The error of the first page, where there are no rows to show. */
  get failure(): unknown {
    return this.store.total === undefined ? this.store.errorAt(0) : undefined
  }

  /** To be called when the list is shown; rows that are kept from before are looked at again. */
  open(): void {
    this.store.open()
    if (this.store.total === undefined) this.store.ensure(0, 0)
    if (this.#askedAt > 0 && Date.now() - this.#askedAt > STALE_MS) this.refresh()
  }

  close(): void {
    this.store.close()
  }

  /** Asks for the rows in sight again; they stay until the answers are there. */
  refresh(): void {
    this.#askedAt = Date.now()
    this.store.refresh()
  }

  /** Ends everything; the source is not to be used any more. */
  end(): void {
    clearTimeout(this.#refreshTimer)
    this.close()
    for (const end of this.#ends) end()
  }

  learnRefs(refs: Refs): void {
    Object.assign(this.refs, refs)
  }

  subscribeSearch = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  async #fetch({ cursor, offset, limit, signal }: PageRequest): Promise<PageAnswer<AnyRow>> {
    this.#askedAt = Date.now()
    const page = await this.#ask(cursor, offset, limit, signal)
    this.learnRefs(page.refs)
    const goesOn = page.next !== null && page.items.length < limit
    this.#setFound(goesOn ? (this.foundSoFar ?? 0) + page.items.length : undefined)
    return { items: page.items, next: page.next, ...(page.total ? { total: page.total } : {}) }
  }

  /** A cursor that is not taken any more (a release, another reach) gives way to the offset. */
  async #ask(
    cursor: string | undefined,
    offset: number,
    limit: number,
    signal: AbortSignal,
  ): Promise<RecordPage> {
    const place = { ...this.#question, limit }
    const byOffset = offset === 0 ? place : { ...place, offset }
    if (cursor === undefined) return listRecords(this.entity, byOffset, signal)
    try {
      return await listRecords(this.entity, { ...place, cursor }, signal)
    } catch (error) {
      const isOld = error instanceof ApiProblem && error.problem.code === 'bad-cursor'
      if (!isOld || offset > MAX_OFFSET) throw error
      return listRecords(this.entity, byOffset, signal)
    }
  }

  #setFound(found: number | undefined): void {
    if (this.foundSoFar === found) return
    this.foundSoFar = found
    for (const listener of this.#listeners) listener()
  }

  /** What was written in this tab: shown in its row, put on top, or looked for by asking again. */
  #hear(event: RecordEvent): void {
    if ('deleted' in event) {
      if (this.#question.deleted === 'only') this.#refreshSoon()
      else this.store.remove(event.deleted)
      return
    }
    const { record, refs } = event
    this.learnRefs(refs)
    const isGone = (record.deletedAt !== null) !== (this.#question.deleted === 'only')
    if (isGone) this.store.remove(record.id)
    else if (this.store.indexOf(record.id) >= 0) this.store.patch(record.id, record)
    else if (this.#isNewest(record)) this.store.insert(0, record)
    else this.#refreshSoon()
  }

  /** In the usual order a new record stands on top, if nothing is filtered. */
  #isNewest(record: AnyRow): boolean {
    const { filter, search, sort = DEFAULT_SORT, deleted } = this.#question
    if (filter !== undefined || search !== undefined || deleted || sort !== DEFAULT_SORT) return false
    const first = this.store.rowAt(0)
    return this.store.total !== undefined && (!first || record.createdAt >= first.createdAt)
  }

  /** The name of a record that rows point to may have changed. */
  #hearOfTarget(event: RecordEvent): void {
    if ('deleted' in event) return
    const { id, title } = event.record
    const known = this.refs[id]
    if (!known || known.title === title) return
    this.refs[id] = { ...known, title }
    for (const row of this.store.loaded()) if (Object.values(row).includes(id)) this.store.patch(row.id, {})
  }

  /** Many records can be written at once; the list is asked for once after them. */
  #refreshSoon(): void {
    clearTimeout(this.#refreshTimer)
    this.#refreshTimer = setTimeout(() => this.refresh(), 150)
  }
}

function targetOf(target: ReturnType<typeof referenceOf>): string[] {
  return target?.of === 'record' ? [target.entity] : []
}
