// The doors to PostgreSQL: short reads, reads whose plan is kept, and writes in transactions. All count their statements.
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { valueTypes } from './database-values.ts'
import { errorCode } from './expected-problem.ts'
import { keepPlans } from './kept-plans.ts'
import type { Logger } from './log.ts'
import { createStatementCounter, type StatementCounter } from './statement-counter.ts'

/** Where a database is and who asks. An embedded one is reached through the folder of its Unix socket. */
export type DatabaseAddress =
  | { host: string; port: number; user: string; password: string; database: string }
  | { connectionString: string }

export interface Database<DB> {
  /** Writes, and reads that belong to them. */
  db: Kysely<DB>
  /** Reads only; a statement that needs more than its budget of a second is cancelled. */
  readDb: Kysely<DB>
  /** The same for statements that begin with `keptPlan`: their plan is made once per connection, for no values in particular. */
  keptDb: Kysely<DB>
  /** For the queue of jobs alone: text as it is, also several statements at once. A connection that failed is closed. */
  executeQueue: (text: string, values?: readonly unknown[]) => Promise<pg.QueryResult>
  pools: () => { write: PoolState; read: PoolState; kept: PoolState; queue: PoolState }
  /** Statements sent since the start, without begin, commit and rollback. */
  statementCount: () => number
  /** Hears every statement's text, to count those of one request; returns how to stop hearing. */
  onStatement: (listener: (text: string) => void) => () => void
  close: () => Promise<void>
}

export interface PoolState {
  total: number
  idle: number
  waiting: number
}

/** Settings of every session; also of an external server, where the instance's own settings may differ. */
const sessionSettings = {
  jit: 'off',
  timezone: 'UTC',
  datestyle: 'ISO',
}

const readSettings = {
  ...sessionSettings,
  plan_cache_mode: 'force_custom_plan',
  default_transaction_read_only: 'on',
  statement_timeout: '1000',
  max_parallel_workers_per_gather: '0',
  // A request that reads a whole table is a fault; small tables lose nothing by their indexes.
  enable_seqscan: 'off',
  // How much two words must have in common to count as the same with a typo; the usual 0.3 finds ten times as many, and none better.
  'pg_trgm.similarity_threshold': '0.4',
}

const keptSettings = { ...readSettings, plan_cache_mode: 'force_generic_plan' }

const writeSettings = {
  ...sessionSettings,
  plan_cache_mode: 'auto', // for what is written by `keptPlan`; all else is planned for its values
  statement_timeout: '15000',
  idle_in_transaction_session_timeout: '15000',
  lock_timeout: '5000',
}

/**
 * Opens the pools; connections are made when they are needed, and made anew after the database was away.
 * `connections` is the most that this process may open.
 */
export function createDatabase<DB>(address: DatabaseAddress, connections: number, log: Logger): Database<DB> {
  const counter = createStatementCounter()
  const third = Math.max(1, Math.floor(connections / 3))
  const write = createPool(
    address,
    'rapport',
    Math.max(1, connections - 2 * third - 1),
    writeSettings,
    counter,
    log,
  )
  const queue = createPool(address, 'rapport queue', 1, writeSettings, counter, log)
  const read = createPool(address, 'rapport read', third, readSettings, counter, log)
  const kept = createPool(address, 'rapport kept', third, keptSettings, counter, log)
  const through = (pool: pg.Pool) => new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  const [db, readDb, keptDb] = [through(write), through(read), through(kept)]
  return {
    db,
    readDb,
    keptDb,
    executeQueue: (text, values) => executeOn(queue, text, values),
    pools: () => ({ write: state(write), read: state(read), kept: state(kept), queue: state(queue) }),
    statementCount: counter.count,
    onStatement: counter.listen,
    close: async () => {
      await Promise.all([db.destroy(), readDb.destroy(), keptDb.destroy(), queue.end()])
    },
  }
}

/** Connects one client of its own with the settings of writes, for migrations and other work outside the pools. */
export async function connectClient(
  address: DatabaseAddress,
  overrides: Record<string, string> = {},
): Promise<pg.Client> {
  const client = new pg.Client(clientConfig(address, 'rapport direct', { ...writeSettings, ...overrides }))
  client.on('error', () => {}) // the statement under way rejects as well; without a listener the process would end
  await client.connect()
  return client
}

/**
 * Runs `work` in one transaction. When PostgreSQL gives way to another transaction (serialisation failure,
 * deadlock) it is run again, up to five times in all, so `work` must do nothing outside the database.
 */
export async function transaction<DB, Result>(
  db: Kysely<DB>,
  work: (trx: Transaction<DB>) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { result, trx } = await db
        .transaction()
        .execute(async (trx) => ({ result: await work(trx), trx }))
      for (const act of committed.get(trx) ?? []) act()
      return result
    } catch (error) {
      if (attempt === 5 || !givesWay(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, attempt * attempt * 5 * (0.5 + Math.random())))
    }
  }
}

/** What to do once this transaction has committed, and not if it does not. It must not throw. */
export function afterCommit(trx: object, act: () => void): void {
  committed.set(trx, [...(committed.get(trx) ?? []), act])
}
const committed = new WeakMap<object, readonly (() => void)[]>()

function givesWay(error: unknown): boolean {
  const code = errorCode(error)
  return code === '40001' || code === '40P01'
}

function createPool(
  address: DatabaseAddress,
  name: string,
  max: number,
  settings: Record<string, string>,
  counter: StatementCounter,
  log: Logger,
): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(address, name, settings),
    max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  })
  pool.on('error', (error) => {
    if (!pool.ending) log.warn({ err: error }, 'an idle connection to the database was lost')
  })
  pool.on('connect', (client) => {
    client.on('error', () => {}) // in use: its statement rejects as well
    keepPlans(client)
    counter.watch(client)
  })
  return pool
}

/** A statement that fails may leave its transaction open, so its connection is not used again. */
async function executeOn(pool: pg.Pool, text: string, values?: readonly unknown[]): Promise<pg.QueryResult> {
  const client = await pool.connect()
  try {
    const result = await client.query(text, values && [...values])
    client.release()
    return result
  } catch (error) {
    client.release(true)
    throw error
  }
}

function clientConfig(
  address: DatabaseAddress,
  name: string,
  settings: Record<string, string>,
): pg.ClientConfig {
  const ours = Object.entries(settings).map(([key, value]) => `-c ${key}=${value}`)
  const { theirs, ...target } =
    'connectionString' in address ? splitOptions(address.connectionString) : { ...address, theirs: '' }
  return { ...target, options: [theirs, ...ours].join(' ').trim(), application_name: name, types: valueTypes }
}

/** Options in the address would replace ours (pg merges by name), so they are taken out and put before them. */
function splitOptions(connectionString: string): { connectionString: string; theirs: string } {
  const url = new URL(connectionString)
  const theirs = url.searchParams.get('options') ?? ''
  url.searchParams.delete('options')
  return { connectionString: url.href, theirs }
}

function state(pool: pg.Pool): PoolState {
  return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }
}
