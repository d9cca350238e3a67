// Counts what is sent to the database. The budget per request (three statements a read, five a write) is tested by it.
import type pg from 'pg'

export interface StatementCounter {
  count: () => number
  /** Hears every statement; returns how to stop hearing. */
  listen: (listener: (text: string) => void) => () => void
  /** Counts the statements of a new connection. */
  watch: (client: pg.PoolClient) => void
}

export function createStatementCounter(): StatementCounter {
  const listeners = new Set<(text: string) => void>()
  let count = 0
  const note = (text: string) => {
    if (/^\s*(begin|start transaction|set transaction|commit|rollback)\b/i.test(text)) return
    count++
    for (const listener of listeners) listener(text)
  }
  return {
    count: () => count,
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    watch: (client) => {
      const send: (...args: unknown[]) => unknown = client.query.bind(client)
      const counted = (...args: unknown[]): unknown => {
        note(statementText(args[0]))
        return send(...args)
      }
      client.query = counted as typeof client.query
    },
  }
}

/** pg takes a text, an object with the text, or a stream (COPY, cursor) that holds it. */
function statementText(query: unknown): string {
  if (typeof query === 'string') return query
  if (typeof query !== 'object' || query === null) return ''
  if ('text' in query && typeof query.text === 'string') return query.text
  return 'cursor' in query ? statementText(query.cursor) : ''
}
