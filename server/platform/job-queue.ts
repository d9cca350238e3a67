// pg-boss as what wakes and distributes: a message says which job to go on with, and one process gets it. What a job is
// and how far it came stands in our own tables. Loaded with the first job, for it takes memory and time.
import type { Db as QueueDatabase, PgBoss } from 'pg-boss'
import { CompiledQuery, type QueryResult, sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { afterCommit, type Database } from './db.ts'
import { queueName, queueSchema } from './job-queue-schema.ts'
import type { Logger } from './log.ts'

/** Which job to go on with. */
export interface Wake {
  readonly workspaceId: string
  readonly jobId: string
}

/** So that one long job does not hold up the short ones behind it; each takes a connection of the writers. */
const JOBS_AT_ONCE = 2
/** How long a message waits where nobody nudges: those of other processes. */
const POLL_SECONDS = 2

const messageOptions = {
  // A turn lasts some seconds. A message is handed out again when its process is gone, or cannot write what came of it.
  expireInSeconds: 120,
  heartbeatSeconds: 20,
  retryLimit: 20,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  retentionSeconds: 300 * 24 * 60 * 60,
  deleteAfterSeconds: 60 * 60,
}

/** A transaction, of whatever tables. */
interface Sender {
  executeQuery(query: CompiledQuery): Promise<QueryResult<unknown>>
}

const wakeSchema = z.object({ workspaceId: z.string(), jobId: z.string() })

export interface JobQueue {
  /** Sends a message in the caller's transaction, to be handed out after so many seconds; answers its id. */
  send(trx: Sender, wake: Wake, afterSeconds?: number): Promise<string>
  /** From now on this process takes messages, as soon as it sends one or `begin` is called. `run` must be safe to be called twice for one job, and must not throw. */
  serve(log: Logger, run: (wake: Wake) => Promise<void>): void
  /** Begins to hand out messages. Again does nothing. */
  begin(): Promise<void>
  /** Hands out nothing more; resolves when what runs has ended. */
  stop(): Promise<void>
}

const queues = new WeakMap<object, JobQueue>()

/** The queue of a database in this process. */
export function queueOf<DB>(database: Pick<Database<DB>, 'executeQueue'>): JobQueue {
  const known = queues.get(database)
  if (known) return known
  const made = createQueue(database.executeQueue)
  queues.set(database, made)
  return made
}

function createQueue(execute: Database<never>['executeQueue']): JobQueue {
  const own: QueueDatabase = { executeSql: (text, values) => execute(text, values) }
  let loaded: Promise<PgBoss> | undefined
  let workers: string[] = []
  let served: { readonly log: Logger; readonly run: (wake: Wake) => Promise<void> } | undefined
  let starting: Promise<void> | undefined
  const boss = () => (loaded ??= load(own))
  const start = async ({ log, run }: NonNullable<typeof served>) => {
    const queue = await boss()
    queue.removeAllListeners('error')
    queue.on('error', (error: unknown) => log.warn({ err: error }, 'the queue of jobs stumbled'))
    await queue.start()
    for (let count = 0; count < JOBS_AT_ONCE; count++) {
      const id = await queue.work(queueName, workOptions, async (messages) => {
        for (const { data } of messages) await run(wakeSchema.parse(data))
      })
      workers.push(id)
    }
  }
  const begin = async () => {
    if (!served) return
    starting ??= start(served).catch((error: unknown) => {
      starting = undefined
      throw error
    })
    await starting
  }
  const nudge = (queue: PgBoss) => {
    for (const worker of workers) queue.notifyWorker(worker)
    // Who cannot begin now is asked to again, and by then tells why.
    if (workers.length === 0) begin().catch(() => {})
  }
  return {
    send: async (trx, wake, afterSeconds) => {
      const queue = await boss()
      const id = await queue.send(queueName, wake, {
        ...messageOptions,
        ...(afterSeconds === undefined ? {} : { startAfter: afterSeconds }),
        db: { executeSql: (text, values) => executeIn(trx, text, values) },
      })
      if (id === null) throw new Error('the queue of jobs took no message')
      afterCommit(trx, () => nudge(queue))
      return id
    },
    serve: (log, run) => {
      served = { log, run }
    },
    begin,
    stop: async () => {
      served = undefined
      await starting?.catch(() => {})
      if (!loaded) return
      const queue = await loaded
      if (workers.length > 0) await queue.offWork(queueName, { wait: true })
      workers = []
      starting = undefined
      await queue.stop({ graceful: false })
    },
  }
}

// Two messages at a time and at once again while there are more: with one, every message would wait for the next poll.
const workOptions = {
  batchSize: 2,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: POLL_SECONDS,
}

async function load(db: QueueDatabase): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
  return new PgBoss({
    db,
    schema: queueSchema,
    migrate: false, // the tables are made beforehand, by the role that may
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    queueCacheIntervalSeconds: 3600,
  })
}

async function executeIn(
  trx: Sender,
  text: string,
  values: readonly unknown[] = [],
): Promise<{ rows: unknown[] }> {
  const { rows } = await trx.executeQuery(CompiledQuery.raw(text, [...values]))
  return { rows }
}

/** Whether the message with this id is still to be handed out, or is being worked on. */
export function isUnderWay(messageId: RawBuilder<unknown>): RawBuilder<boolean> {
  const table = sql.table(`${queueSchema}.job`)
  return sql`exists (select from ${table} m where m.name = ${queueName} and m.id = ${messageId} and m.state < 'completed')`
}
