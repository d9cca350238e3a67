// A sparse window over a long list: pages are fetched as they come into sight and forgotten when far away.
import { createPageFetch, type PageFetcher } from './page-fetch.ts'
import type { RowSource, Total } from './row-source.ts'

export type PageStoreOptions<Row> = {
  fetchPage: PageFetcher<Row>
  idOf: (row: Row) => string
  /** Rows asked for at a time; 100 by default. */
  pageSize?: number
  /** Pages kept in memory; 60 by default. The ones farthest from the last request go first. */
  maxPages?: number
  /** The furthest row that an offset may reach; beyond it only cursors lead. 100,000 by default. */
  maxOffset?: number
  /** Waiting time before rows far from known ones are asked for, so that a flung scrollbar asks once. */
  settleMs?: number
}

/** A list laid out higher than this is cut off by browsers (17.8 million pixels in Firefox). */
const MAX_LAID_OUT = 400_000

/**
 * Rows by index over a paged source. Neighbouring pages follow the cursor, jumps use an offset. Rows live
 * outside React: read them through `rowAt` and re-render on `subscribe`.
 */
export class PageStore<Row> implements RowSource<Row> {
  total: Total | undefined
  version = 0

  readonly #size: number
  readonly #maxPages: number
  readonly #maxOffset: number
  readonly #settleMs: number
  readonly #idOf: (row: Row) => string
  readonly #fetch: ReturnType<typeof createPageFetch<Row>>
  readonly #pages = new Map<number, readonly Row[]>()
  readonly #cursors = new Map<number, string>()
  readonly #errors = new Map<number, unknown>()
  readonly #loading = new Map<number, AbortController>()
  readonly #listeners = new Set<() => void>()
  #wanted: readonly [number, number] = [0, 0]
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(options: PageStoreOptions<Row>) {
    this.#size = options.pageSize ?? 100
    this.#maxPages = options.maxPages ?? 60
    this.#maxOffset = options.maxOffset ?? 100_000
    this.#settleMs = options.settleMs ?? 60
    this.#idOf = options.idOf
    this.#fetch = createPageFetch(options.fetchPage)
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  get reach() {
    const furthest = Math.max(...this.#cursors.keys(), ...this.#pages.keys(), 0)
    const byCursor = (furthest + 1) * this.#size
    const byOffset = this.#maxOffset + this.#size
    return Math.min(this.total?.value ?? 0, Math.max(byCursor, byOffset), MAX_LAID_OUT)
  }

  rowAt(index: number) {
    return this.#pages.get(this.#pageOf(index))?.[index % this.#size]
  }

  /** Index of a loaded row, -1 where it is not in memory. */
  indexOf(id: string) {
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex((row) => this.#idOf(row) === id)
      if (at >= 0) return page * this.#size + at
    }
    return -1
  }

  *loaded(): Generator<Row> {
    for (const page of [...this.#pages.keys()].sort((a, b) => a - b)) yield* this.#pages.get(page) ?? []
  }

  ensure(from: number, to: number) {
    this.#wanted = [this.#pageOf(from), this.#pageOf(to)]
    clearTimeout(this.#timer)
    if (this.total === undefined || this.rowAt(from) !== undefined) this.#loadWanted()
    else this.#timer = setTimeout(() => this.#loadWanted(), this.#settleMs)
  }

  errorAt(index: number) {
    return this.#errors.get(this.#pageOf(index))
  }

  /** Asks again for every page whose request failed. */
  retry() {
    const failed = [...this.#errors.keys()]
    this.#errors.clear()
    for (const page of failed) void this.#load(page)
    this.#emit()
  }

  /** Forgets all pages and asks for those in sight again; rows stay on screen until the answers come. */
  refresh() {
    this.#abortAll()
    this.#cursors.clear()
    this.#errors.clear()
    const [first, last] = this.#wanted
    for (const page of this.#pages.keys()) if (page < first || page > last) this.#pages.delete(page)
    for (let page = first; page <= last; page++) void this.#load(page, true)
    this.#emit()
  }

  /** Writes into a loaded row; answers the row as it was, or undefined where it is not in memory. */
  patch(id: string, change: Partial<Row>): Row | undefined {
    const index = this.indexOf(id)
    const before = index < 0 ? undefined : this.rowAt(index)
    if (before === undefined) return undefined
    this.#splice(index, 1, { ...before, ...change })
    this.#emit()
    return before
  }

  /** Puts a row at its place; rows below move down by one. */
  insert(index: number, row: Row) {
    if (this.total) this.total = { ...this.total, value: this.total.value + 1 }
    this.#reflow(index, [row], 0)
    this.#emit()
  }

  /** Takes a row out; rows below move up by one. Answers its index, -1 where it was not in memory. */
  remove(id: string): number {
    const index = this.indexOf(id)
    if (index < 0) return -1
    if (this.total) this.total = { ...this.total, value: Math.max(0, this.total.value - 1) }
    this.#reflow(index, [], 1)
    this.#emit()
    return index
  }

  /** The exact number of rows, when it has been asked for apart from the list. */
  setTotal(total: Total) {
    this.total = total
    this.#emit()
  }

  /** Ends every request; to be called when the list is left. */
  close() {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#abortAll()
  }

  /** Takes the store up again after `close`, and asks for what was in sight. */
  open() {
    if (!this.#closed) return
    this.#closed = false
    this.#loadWanted()
  }

  #pageOf(index: number) {
    return Math.floor(index / this.#size)
  }

  #loadWanted() {
    const [first, last] = this.#wanted
    this.#abortFarFrom(first, last)
    for (let page = first; page <= last; page++) void this.#load(page)
    this.#loadNeighbours()
  }

  /** Only when everything in sight is there: then the page below has its cursor, and nothing waits for it. */
  #loadNeighbours() {
    const [first, last] = this.#wanted
    for (let page = first; page <= last; page++) if (this.#loading.has(page)) return
    if (this.total === undefined) return
    void this.#load(last + 1)
    void this.#load(first - 1)
  }

  #isBeyondEnd(page: number) {
    return this.total?.exact === true && page * this.#size >= this.total.value && page > 0
  }

  async #load(page: number, again = false) {
    if (this.#closed || page < 0 || this.#loading.has(page) || this.#errors.has(page)) return
    if (this.#isBeyondEnd(page) || (!again && this.#pages.has(page))) return
    const offset = page * this.#size
    const cursor = this.#cursors.get(page)
    if (cursor === undefined && offset > this.#maxOffset) return
    const control = new AbortController()
    this.#loading.set(page, control)
    try {
      const place = cursor === undefined ? { offset } : { offset, cursor }
      const got = await this.#fetch({ ...place, limit: this.#size, signal: control.signal })
      if (control.signal.aborted) return
      this.#keep(page, got.items, got.next, got.total)
    } catch (error) {
      if (control.signal.aborted) return
      this.#errors.set(page, error)
    } finally {
      if (this.#loading.get(page) === control) this.#loading.delete(page)
    }
    this.#emit()
    this.#loadNeighbours()
  }

  #keep(page: number, items: readonly Row[], next: string | null, total: Total | undefined) {
    this.#pages.set(page, items)
    if (next === null) this.#cursors.delete(page + 1)
    else this.#cursors.set(page + 1, next)
    this.#learnTotal(page, items.length, next === null, total)
    this.#forgetFarFrom(page)
  }

  /** The end, once seen, is truer than any estimate; more rows than estimated push the estimate up. */
  #learnTotal(page: number, count: number, isEnd: boolean, told: Total | undefined) {
    const seen = page * this.#size + count
    if (told) this.total = told
    if (isEnd && (count > 0 || page === 0)) this.total = { value: seen, exact: true }
    else if (isEnd && (!this.total || this.total.value > seen)) this.total = { value: seen, exact: false }
    else if (!isEnd && (!this.total || this.total.value <= seen))
      this.total = { value: seen + this.#size, exact: false }
  }

  #forgetFarFrom(page: number) {
    while (this.#pages.size > this.#maxPages) {
      const far = [...this.#pages.keys()].reduce((a, b) => (Math.abs(a - page) >= Math.abs(b - page) ? a : b))
      this.#pages.delete(far)
    }
  }

  #abortFarFrom(first: number, last: number) {
    for (const [page, control] of this.#loading) {
      if (page >= first - 1 && page <= last + 1) continue
      control.abort()
      this.#loading.delete(page)
    }
  }

  #abortAll() {
    for (const control of this.#loading.values()) control.abort()
    this.#loading.clear()
  }

  #splice(index: number, drop: number, ...rows: Row[]) {
    const page = this.#pageOf(index)
    const copy = [...(this.#pages.get(page) ?? [])]
    copy.splice(index % this.#size, drop, ...rows)
    this.#pages.set(page, copy)
  }

  /**
   * Shifts what lies below a changed place: whole pages below keep their order, a row crosses each border.
   * Pages after a gap can no longer be placed exactly and are forgotten, and all cursors below with them.
   */
  #reflow(index: number, added: Row[], dropped: number) {
    const start = this.#pageOf(index)
    const run: number[] = []
    for (let page = start; this.#pages.has(page); page++) run.push(page)
    const rows = run.flatMap((page) => [...(this.#pages.get(page) ?? [])])
    rows.splice(index - start * this.#size, dropped, ...added)
    for (const page of this.#pages.keys()) if (page >= start) this.#pages.delete(page)
    for (const page of this.#cursors.keys()) if (page > start) this.#cursors.delete(page)
    for (const [page, control] of this.#loading) {
      if (page < start) continue
      control.abort()
      this.#loading.delete(page)
    }
    this.#placeRun(start, rows)
    this.#loadWanted()
  }

  /** A last page that lost its rows to the shift is kept only where the list really ends there. */
  #placeRun(start: number, rows: Row[]) {
    for (let at = 0; at < rows.length; at += this.#size) {
      const page = start + at / this.#size
      const part = rows.slice(at, at + this.#size)
      const isWhole = part.length === this.#size || page * this.#size + part.length === this.total?.value
      if (isWhole) this.#pages.set(page, part)
    }
  }

  #emit() {
    this.version += 1
    for (const listener of this.#listeners) listener()
  }
}
