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
  const kept = new KeptNames((name) => {
    // In a failed transaction it stays until the connection ends, which does no harm: names never come again.
    const done = send(`deallocate ${name}`) as Promise<unknown>
    done.catch(() => {})
  })
  const named = (...args: unknown[]): unknown => {
    const [text, values] = args
    const name = typeof text === 'string' && text.startsWith(mark) ? kept.nameOf(text) : undefined
    return name === undefined ? send(...args) : send({ name, text, values }, ...args.slice(2))
  }
  client.query = named as typeof client.query
}

/** A statement that was not asked for among so many others gives its place to one that is. */
const FORGOTTEN_AFTER = 2000

/** Names of the statements whose plans a connection keeps; those asked for last stand last. */
class KeptNames {
  readonly #names = new Map<string, { readonly name: string; readonly turn: number }>()
  readonly #forget: (name: string) => void
  #turn = 0
  #made = 0
  constructor(forget: (name: string) => void) {
    this.#forget = forget
  }

  /** Undefined where there is no room: fields come and go, but a place is not given away for every statement. */
  nameOf(text: string): string | undefined {
    this.#turn++
    const known = this.#names.get(text)
    if (known === undefined && !this.#hasRoom()) return undefined
    const name = known?.name ?? `kept_${this.#made++}`
    this.#names.delete(text)
    this.#names.set(text, { name, turn: this.#turn })
    return name
  }

  #hasRoom(): boolean {
    if (this.#names.size < MOST) return true
    const [oldest] = this.#names
    if (!oldest || this.#turn - oldest[1].turn < FORGOTTEN_AFTER) return false
    this.#names.delete(oldest[0])
    this.#forget(oldest[1].name)
    return true
  }
}
