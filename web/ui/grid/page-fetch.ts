// Fills one page, however many answers that takes.
import type { Total } from './row-source.ts'

export type PageRequest = { cursor?: string; offset: number; limit: number; signal: AbortSignal }
export type PageAnswer<Row> = { items: readonly Row[]; next: string | null; total?: Total }
export type PageFetcher<Row> = (request: PageRequest) => Promise<PageAnswer<Row>>

/**
 * Wraps a fetcher so that a page is complete or ends the list. A server that walks an index under a budget
 * may answer with fewer rows than asked and a cursor to go on from.
 */
export function createPageFetch<Row>(fetchPage: PageFetcher<Row>): PageFetcher<Row> {
  return async (request) => {
    const first = await fetchPage(request)
    const items = [...first.items]
    let next = first.next
    while (items.length < request.limit && next !== null) {
      request.signal.throwIfAborted()
      const { offset, limit, signal } = request
      const more = { cursor: next, offset: offset + items.length, limit: limit - items.length, signal }
      const answer = await fetchPage(more)
      if (answer.next === next && answer.items.length === 0) throw new Error('The cursor does not move on.')
      items.push(...answer.items)
      next = answer.next
    }
    return first.total ? { items, next, total: first.total } : { items, next }
  }
}
