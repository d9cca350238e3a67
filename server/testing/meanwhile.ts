// Two things at once, with the order of their commits decided: what a test of races is made of.
import { connectClient, transaction } from '#server/platform/db.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Trx } from '#server/records/tables.ts'
import type { TestGround } from './ground.ts'

/** What came of it: `ok`, the code of the problem, or the field at fault with its code. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'ok'
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const [field] = error.details.fields ?? []
    return field ? `${field.path} ${field.code}` : error.code
  }
}

/** The outcome of `work`, which starts after another session has made a change and before that one commits. */
export async function whileUncommitted(
  ground: TestGround,
  [change, ...values]: readonly [string, ...unknown[]],
  work: () => Promise<unknown>,
): Promise<string> {
  const client = await connectClient(ground.database.owner)
  try {
    await client.query('begin')
    await client.query(change, values)
    const running = outcomeOf(work())
    await Promise.race([running, ground.blocked(1)])
    await client.query('commit')
    return await running
  } finally {
    await client.end()
  }
}

/** The outcome of `removal`, which starts after `write` has written and before that commits. */
export async function beforeCommit(
  ground: TestGround,
  write: (trx: Trx) => Promise<unknown>,
  removal: () => Promise<unknown>,
): Promise<string> {
  const running: Promise<string>[] = []
  await transaction(ground.database.db, async (trx) => {
    await write(trx)
    const removed = outcomeOf(removal())
    running.push(removed)
    await Promise.race([removed, ground.blocked(1)])
  })
  return (await Promise.all(running)).join()
}
