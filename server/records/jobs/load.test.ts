// Ten thousand jobs that wait: they are worked off, and nobody who asks for something else notices.
import { option } from '#contract/entities/option.ts'
import { listJobs } from '#server/domains/jobs/list-jobs.ts'
import { connectClient } from '#server/platform/db.ts'
import { listRecords } from '#server/records/list.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { countingJob, start, worker } from '#server/testing/jobs.ts'
import { contextOf, makeWorkspace, type Person } from '#server/testing/people.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '#server/records/actor.ts'

const waiting = 10_000

let ground: TestGround
let boss: Person
let admin: Context
beforeAll(async () => {
  ground = await createTestGround()
  boss = await makeWorkspace(ground, 'Load')
  admin = await contextOf(ground, boss)
})
afterAll(() => ground.database.close())

it('ten thousand waiting jobs are worked off while others ask', { timeout: 120_000 }, async () => {
  const { items } = await listRecords(admin, option, { limit: 200, fields: ['list'] })
  const statusId = items.find((each) => each['list'] === 'contactStatus')?.id ?? ''
  const kind = countingJob('load')
  await start(admin, kind, { slices: 1, name: 'load', statusId })
  await multiply()
  const quiet = await medianOf(40)
  const work = worker(ground)
  await untilDone(20)
  const busy = await medianOf(40)
  await work.stop()
  const stopped = await doneCount()
  expect(await unfinishedTurns()).toBe(0)
  expect(stopped).toBeGreaterThan(20)
  expect(busy).toBeLessThan(quiet * 10 + 50)

  async function multiply() {
    const client = await connectClient(ground.database.owner)
    await client.query(
      `create temp table more as select j.*, gen_random_uuid() as new_id, gen_random_uuid() as new_wake from job j, generate_series(2, $1::int)`,
      [waiting],
    )
    await client.query(
      `insert into job_queue.job_common (id, name, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, keep_until, heartbeat_seconds)
       select m.new_wake, b.name, jsonb_build_object('workspaceId', m.workspace_id, 'jobId', m.new_id), b.policy, b.retry_limit, b.retry_delay, b.retry_backoff, b.retry_delay_max, b.expire_seconds, b.deletion_seconds, b.keep_until, b.heartbeat_seconds
       from more m join job_queue.job_common b on b.id = m.wake_id`,
    )
    await client.query(
      `insert into job (workspace_id, id, kind, state, actor_kind, actor_id, member_id, via, created_at, total, input, wake_id)
       select workspace_id, new_id, kind, state, actor_kind, actor_id, member_id, via, created_at, total, input, new_wake from more`,
    )
    await client.query('analyze job; analyze job_queue.job_common')
    await client.end()
  }
  async function medianOf(times: number) {
    const took: number[] = []
    for (let time = 0; time < times; time++) {
      const began = performance.now()
      await listRecords(admin, option, { limit: 50 })
      await listJobs(admin, { limit: 50, open: 'true' })
      took.push(performance.now() - began)
    }
    return took.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0
  }
  async function doneCount() {
    const { rows } = await onOwner('select count(*)::int as count from job where state = 3')
    return rows[0]?.count ?? 0
  }
  async function unfinishedTurns() {
    const { rows } = await onOwner('select count(*)::int as count from job where turn_id is not null')
    return rows[0]?.count ?? 0
  }
  async function onOwner(text: string) {
    const client = await connectClient(ground.database.owner)
    const result = await client.query<{ count: number }>(text)
    await client.end()
    return result
  }
  async function untilDone(count: number) {
    while ((await doneCount()) < count) await new Promise((resolve) => setTimeout(resolve, 50))
  }
})
