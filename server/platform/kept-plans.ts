// Statements that are parsed and planned once per connection. Planning a statement of five joins takes longer than running it.
import type pg from 'pg'
import { sql } from 'kysely'

const mark = '/* kept */ '
/** Beyond this many of a connection the others are planned each time: every kept plan takes memory there. */
const MOST = 120

/**
 * Begins a statement whose plan does not depend on its values: each table is reached by whole keys, or along one index
 * with a limit that stands in the text. What has to be planned for its values must not begin with it.
 */
export const keptPlan = sql.raw(mark)

/** Gives such statements a name on this connection, under which PostgreSQL keeps their plan. */
export function keepPlans(client: pg.PoolClient): void {
  const send: (...args: unknown[]) => unknown = client.query.bind(client)
  const names = new Map<string, string>()
  const named = (...args: unknown[]): unknown => {
    const [text, values] = args
    const name = typeof text === 'string' && text.startsWith(mark) ? nameOf(names, text) : undefined
    return name === undefined ? send(...args) : send({ name, text, values }, ...args.slice(2))
  }
  client.query = named as typeof client.query
}

function nameOf(names: Map<string, string>, text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size === MOST) return known
  const name = `kept_${names.size}`
  names.set(text, name)
  return name
}
