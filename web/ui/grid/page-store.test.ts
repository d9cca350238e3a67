import { describe, expect, test, vi } from 'vitest'
import type { PageAnswer, PageRequest } from './page-fetch.ts'
import { PageStore } from './page-store.ts'

type Row = { id: string; n: number }
const rowsOf = (count: number): Row[] => Array.from({ length: count }, (_, n) => ({ id: `r${n}`, n }))

/** A server over an array; a cursor is the index after the last row. It may answer less than was asked. */
function serverOf(rows: Row[], most = 1000) {
  const asked: Omit<PageRequest, 'signal'>[] = []
  const fetchPage = async ({ signal, ...request }: PageRequest): Promise<PageAnswer<Row>> => {
    asked.push(request)
    await Promise.resolve()
    signal.throwIfAborted()
    const from = request.cursor === undefined ? request.offset : Number(request.cursor)
    const items = rows.slice(from, from + Math.min(request.limit, most))
    const end = from + items.length
    const total =
      request.cursor === undefined && from === 0 ? { total: { value: rows.length, exact: true } } : {}
    return { items, next: end < rows.length ? String(end) : null, ...total }
  }
  return { asked, fetchPage }
}

async function settled() {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve()
}

function storeOf(server: { fetchPage: (request: PageRequest) => Promise<PageAnswer<Row>> }, more = {}) {
  return new PageStore<Row>({ ...server, idOf: (row) => row.id, pageSize: 10, settleMs: 0, ...more })
}

describe('S98 the sparse page store', () => {
  test('neighbouring pages follow the cursor, jumps use an offset', async () => {
    const server = serverOf(rowsOf(100))
    const store = storeOf(server)
    store.ensure(0, 5)
    await settled()
    expect(store.total).toEqual({ value: 100, exact: true })
    store.ensure(8, 14)
    await settled()
    expect(server.asked.at(-1)).toEqual({ offset: 20, cursor: '20', limit: 10 })
    vi.useFakeTimers()
    store.ensure(70, 75)
    vi.runAllTimers()
    vi.useRealTimers()
    await settled()
    expect(server.asked.some((request) => request.offset === 70 && request.cursor === undefined)).toBe(true)
    expect(store.rowAt(73)?.n).toBe(73)
    expect(store.rowAt(45)).toBeUndefined()
  })

  test('short answers with a cursor are filled up', async () => {
    const server = serverOf(rowsOf(25), 4)
    const store = storeOf(server)
    store.ensure(0, 9)
    await settled()
    expect([...store.loaded()].slice(0, 10).map((row) => row.n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(server.asked.slice(0, 3).map((request) => request.limit)).toEqual([10, 6, 2])
  })

  test('a cursor that does not move on is an error, not an endless loop', async () => {
    const store = storeOf({ fetchPage: async () => ({ items: [], next: 'same' }) })
    store.ensure(0, 0)
    await settled()
    expect(store.errorAt(0)).toBeInstanceOf(Error)
  })

  test('without a total the list grows as it is read, and its end is exact', async () => {
    const rows = rowsOf(25)
    const { fetchPage } = serverOf(rows)
    const store = storeOf({
      fetchPage: async (request) => {
        const { items, next } = await fetchPage(request)
        return { items, next }
      },
    })
    store.ensure(0, 0)
    await settled()
    expect(store.total).toEqual({ value: 30, exact: false })
    store.ensure(12, 12)
    await settled()
    expect(store.total).toEqual({ value: 25, exact: true })
    expect(store.reach).toBe(25)
  })

  test('an empty list has the exact total 0', async () => {
    const store = storeOf(serverOf([]))
    store.ensure(0, 0)
    await settled()
    expect(store.total).toEqual({ value: 0, exact: true })
  })

  test('a failed page says so and is asked again', async () => {
    const server = serverOf(rowsOf(30))
    let isDown = true
    const store = storeOf({
      fetchPage: (request) => (isDown ? Promise.reject(new Error('down')) : server.fetchPage(request)),
    })
    store.ensure(0, 0)
    await settled()
    expect(store.errorAt(3)).toEqual(new Error('down'))
    store.ensure(0, 0)
    await settled()
    isDown = false
    store.retry()
    await settled()
    expect(store.errorAt(3)).toBeUndefined()
    expect(store.rowAt(3)?.n).toBe(3)
  })

  test('patching tells listeners and answers the row as it was', async () => {
    const store = storeOf(serverOf(rowsOf(30)))
    store.ensure(0, 0)
    await settled()
    const heard = vi.fn<() => void>()
    store.subscribe(heard)
    expect(store.patch('r3', { n: 33 })).toEqual({ id: 'r3', n: 3 })
    expect(store.rowAt(3)).toEqual({ id: 'r3', n: 33 })
    expect(heard).toHaveBeenCalledTimes(1)
    expect(store.patch('nobody', { n: 1 })).toBeUndefined()
  })

  test('inserting and removing shift the rows below over the borders of pages', async () => {
    const rows = rowsOf(40)
    const store = storeOf(serverOf(rows))
    store.ensure(0, 19)
    await settled()
    rows.splice(5, 1)
    expect(store.remove('r5')).toBe(5)
    await settled()
    expect(Array.from({ length: 39 }, (_, at) => store.rowAt(at)?.id ?? '?').slice(0, 20)).toEqual(
      rows.slice(0, 20).map((row) => row.id),
    )
    expect(store.total?.value).toBe(39)
    const added = { id: 'new', n: -1 }
    rows.splice(0, 0, added)
    store.insert(0, added)
    await settled()
    expect(store.rowAt(0)).toBe(added)
    expect(store.rowAt(10)?.id).toBe(rows[10]?.id)
    expect(store.total?.value).toBe(40)
  })

  test('far pages are forgotten, and come back when they are needed', async () => {
    const server = serverOf(rowsOf(200))
    const store = storeOf(server, { maxPages: 4 })
    for (let at = 0; at < 200; at += 10) {
      store.ensure(at, at)
      await settled()
    }
    expect([...store.loaded()].length).toBeLessThanOrEqual(40)
    expect(store.rowAt(0)).toBeUndefined()
    vi.useFakeTimers()
    store.ensure(0, 5)
    vi.runAllTimers()
    vi.useRealTimers()
    await settled()
    expect(store.rowAt(0)?.n).toBe(0)
  })

  test('rows beyond the furthest jump are reached by cursors only', async () => {
    const server = serverOf(rowsOf(300))
    const store = storeOf(server, { maxOffset: 50 })
    store.ensure(0, 0)
    await settled()
    expect(store.reach).toBe(60)
    for (let at = 0; at < 100; at += 10) {
      store.ensure(at, at)
      await settled()
    }
    expect(store.rowAt(95)?.n).toBe(95)
    expect(store.reach).toBeGreaterThan(100)
    expect(server.asked.filter((request) => request.offset > 50 && request.cursor === undefined)).toEqual([])
  })

  test('leaving the list ends its requests', async () => {
    const signals: AbortSignal[] = []
    const store = storeOf({
      fetchPage: ({ signal }) => {
        signals.push(signal)
        return new Promise(() => undefined)
      },
    })
    store.ensure(0, 0)
    store.close()
    expect(signals.length).toBeGreaterThan(0)
    expect(signals.every((signal) => signal.aborted)).toBe(true)
  })

  test('a store that is taken up again asks for what was in sight', async () => {
    const store = storeOf(serverOf(rowsOf(30)))
    store.ensure(0, 5)
    store.close()
    await settled()
    expect(store.rowAt(0)).toBeUndefined()
    store.open()
    await settled()
    expect(store.rowAt(0)?.n).toBe(0)
  })

  test('refreshing keeps the rows in sight until the new ones are there', async () => {
    const rows = rowsOf(30)
    const store = storeOf(serverOf(rows))
    store.ensure(0, 5)
    await settled()
    rows[2] = { id: 'other', n: 2 }
    store.refresh()
    expect(store.rowAt(2)?.id).toBe('r2')
    await settled()
    expect(store.rowAt(2)?.id).toBe('other')
  })
})
