// Jobs under what goes wrong: servers that die, errors, rights that are withdrawn, several servers at once.
import { deactivateMember } from '#server/domains/members/deactivate-member.ts'
import { updateMember } from '#server/domains/members/update-member.ts'
import { createKey } from '#server/domains/keys/create-key.ts'
import { deleteKey } from '#server/domains/keys/delete-key.ts'
import { option } from '#contract/entities/option.ts'
import { Problem } from '#server/platform/problem.ts'
import { connectClient, transaction } from '#server/platform/db.ts'
import { queueOf } from '#server/platform/job-queue.ts'
import type { Context } from '#server/records/actor.ts'
import { listRecords } from '#server/records/list.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import {
  allSlices,
  countingJob,
  jobRow,
  madeBy,
  type OnSlice,
  otherServer,
  start,
  until,
  worker,
} from '#server/testing/jobs.ts'
import { contextOf, enter, makeMember, makeWorkspace, type Person } from '#server/testing/people.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { JobFailure } from './registry.ts'
import { runTurn } from './run-turn.ts'
import { startJob } from './start-job.ts'

describe('a job', { timeout: 30_000 }, () => {
  let ground: TestGround
  let boss: Person
  let admin: Context
  let statusId: string
  let kinds = 0
  const running: { stop(): Promise<void> }[] = []
  beforeAll(async () => {
    ground = await createTestGround()
    boss = await makeWorkspace(ground, 'Jobs')
    admin = await contextOf(ground, boss)
    const { items } = await listRecords(admin, option, { limit: 200, fields: ['list'] })
    statusId = items.find((each) => each['list'] === 'contactStatus')?.id ?? ''
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.stop()))
  })
  afterAll(async () => {
    await ground.database.close()
  })

  const serve = (on = ground) => {
    const one = worker(on)
    running.push(one)
    return one
  }
  /** Begins a job with so many slices, and answers its id and its name, by which its records are found. */
  const begin = async (slices: number, onSlice?: OnSlice, context = admin) => {
    const name = `job${++kinds}`
    const kind = countingJob(name, onSlice)
    return { name, id: await start(context, kind, { slices, name, statusId }) }
  }
  const wakeOf = (id: string) => ({ workspaceId: boss.workspaceId, jobId: id })
  const forOneSlice = () => {
    let asked = 0
    return { isOver: () => ++asked > 0 }
  }
  const noteCancel = (id: string) =>
    ground.database.db
      .insertInto('job_cancel')
      .values({
        workspace_id: boss.workspaceId,
        job_id: id,
        at: ground.clock().toISOString(),
        actor_kind: 1,
        actor_id: boss.memberId,
      })
      .execute()
  const pretendDead = (id: string) =>
    ground.database.db
      .updateTable('job')
      .set({ turn_id: crypto.randomUUID(), beat_at: '2020-01-01T00:00:00.000Z' })
      .where('id', '=', id)
      .execute()

  it('runs to its end, slice by slice, and says what came of it', async () => {
    serve()
    const { id, name } = await begin(5)
    const row = await until(ground, id, 'done')
    expect(row).toMatchObject({ done: 5, total: 5, refused: 0, result: { slices: 5 }, error: null, tries: 0 })
    expect(row.started_at).not.toBeNull()
    expect(await madeBy(ground, name)).toEqual(allSlices(5))
  })

  it('does not exist when the transaction that begins it fails', async () => {
    serve()
    const kind = countingJob('never')
    const failing = transaction(ground.database.db, async (trx) => {
      await startJob(trx, admin, kind, { input: { slices: 1, name: 'never', statusId } })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await begin(1).then(({ id }) => until(ground, id, 'done'))
    expect(await madeBy(ground, 'never')).toEqual([])
  })

  it('goes on after its slice where a stopped server handed it back', async () => {
    const { id, name } = await begin(3)
    await runTurn(ground, wakeOf(id), forOneSlice())
    expect(await jobRow(ground, id)).toMatchObject({ done: 1, turn_id: null, tries: 0 })
    serve()
    await until(ground, id, 'done')
    expect(await madeBy(ground, name)).toEqual(allSlices(3))
  })

  it('finishes its slice and hands itself back when the server stops', async () => {
    const first = serve()
    let open: () => void = () => {}
    const inSlice = new Promise<void>((resolve) => (open = resolve))
    const { id, name } = await begin(200, async () => {
      open()
      await new Promise((resolve) => setTimeout(resolve, 20))
    })
    await inSlice
    await first.stop()
    const row = await jobRow(ground, id)
    expect(row).toMatchObject({ turn_id: null, finished_at: null })
    expect(row.done).toBeGreaterThan(0)
    expect(await madeBy(ground, name)).toEqual(allSlices(row.done))
    await noteCancel(id)
  })

  it('is taken over from a server that died between slices, and its last breath does nothing', async () => {
    const { id, name } = await begin(4)
    await runTurn(ground, wakeOf(id), forOneSlice())
    await pretendDead(id)
    serve()
    await until(ground, id, 'done')
    expect(await madeBy(ground, name)).toEqual(allSlices(4))
  })

  it('is carried on by nobody else while a turn is alive', async () => {
    let other: Promise<void> | undefined
    const { id, name } = await begin(3, () => {
      other ??= runTurn(ground, wakeOf(id), { isOver: () => false })
    })
    await runTurn(ground, wakeOf(id), { isOver: () => false })
    await other
    expect(await jobRow(ground, id)).toMatchObject({ done: 3, finished_at: expect.any(String) })
    expect(await madeBy(ground, name)).toEqual(allSlices(3))
  })

  it('survives that its message is lost', async () => {
    const { id, name } = await begin(2)
    const client = await connectClient(ground.database.owner)
    await client.query(`delete from job_queue.job where data->>'jobId' = $1`, [id])
    await client.end()
    serve()
    await until(ground, id, 'done')
    expect(await madeBy(ground, name)).toEqual(allSlices(2))
  })

  it('is worked off once, whatever its messages are', async () => {
    const { id, name } = await begin(6)
    await transaction(ground.database.db, async (trx) => {
      for (let count = 0; count < 20; count++) await queueOf(ground.database).send(trx, wakeOf(id))
    })
    serve()
    await until(ground, id, 'done')
    expect(await madeBy(ground, name)).toEqual(allSlices(6))
  })

  it('shared among three servers on one database, each of fifty once', async () => {
    const others = [otherServer(ground), otherServer(ground)]
    for (const each of [ground, ...others]) serve(each)
    const jobs = []
    for (let count = 0; count < 50; count++) jobs.push(await begin(3))
    for (const { id } of jobs) await until(ground, id, 'done')
    for (const { name } of jobs) expect(await madeBy(ground, name)).toEqual(allSlices(3))
    await Promise.all(running.splice(0).map((each) => each.stop()))
    for (const { database } of others) await closeOther(database)
  })

  describe('that stumbles', () => {
    it('is tried again, with nothing of the failed slice left', async () => {
      serve()
      let failures = 0
      const { id, name } = await begin(3, ({ step }) => {
        if (step?.slice === 1 && failures++ < 3) throw new Error('not yet')
      })
      expect(await until(ground, id, 'done')).toMatchObject({ error: null, tries: 0 })
      expect(failures).toBe(4)
      expect(await madeBy(ground, name)).toEqual(allSlices(3))
    })

    it('says meanwhile why, and when it is tried again', async () => {
      const { id } = await begin(1, () => {
        throw new Error('secret details')
      })
      await runTurn(ground, wakeOf(id), { isOver: () => false, pauseSeconds: () => 3600 })
      const row = await jobRow(ground, id)
      expect(row).toMatchObject({ state: 1, error: 'internal', tries: 1, turn_id: null })
      expect(Date.parse(row.retry_at ?? '')).toBeGreaterThan(Date.now() + 3_500_000)
      expect(JSON.stringify(row)).not.toContain('secret')
      await noteCancel(id)
    })

    it('every time ends as failed, and those behind it go on', async () => {
      serve()
      let tries = 0
      const poison = await begin(3, () => {
        tries++
        throw new Error('always')
      })
      const good = await begin(2)
      await until(ground, good.id, 'done')
      expect(await until(ground, poison.id, 'failed')).toMatchObject({ error: 'internal', turn_id: null })
      expect(tries).toBe(5)
      expect(await madeBy(ground, poison.name)).toEqual([])
    })

    it('by bringing the server down each time ends as failed as well', async () => {
      const { id } = await begin(1)
      for (let death = 0; death < 5; death++) {
        await pretendDead(id)
        await ground.database.db
          .updateTable('job')
          .set((eb) => ({ tries: eb('tries', '+', 1) }))
          .where('id', '=', id)
          .execute()
      }
      serve()
      expect(await until(ground, id, 'failed')).toMatchObject({ error: 'interrupted', done: 0 })
    })

    it('for a reason that trying cannot mend ends at once', async () => {
      serve()
      let tries = 0
      const heirless = await begin(1, () => {
        tries++
        throw new JobFailure('heir-gone')
      })
      const refused = await begin(1, () => {
        tries++
        throw new Problem('not-allowed')
      })
      expect(await until(ground, heirless.id, 'failed')).toMatchObject({ error: 'heir-gone' })
      expect(await until(ground, refused.id, 'failed')).toMatchObject({ error: 'not-allowed' })
      expect(tries).toBe(2)
    })
  })

  describe('cancelled', () => {
    it('while it waits ends at once and does nothing', async () => {
      const { id, name } = await begin(3)
      await noteCancel(id)
      serve()
      expect(await until(ground, id, 'cancelled')).toMatchObject({ done: 0 })
      expect(await madeBy(ground, name)).toEqual([])
    })

    it('while it runs ends after the slice under way', async () => {
      serve()
      const { id, name } = await begin(1000, async ({ step }) => {
        if (step?.slice === 4) await noteCancel(id)
      })
      const row = await until(ground, id, 'cancelled')
      expect(row.done).toBe(5)
      expect(await madeBy(ground, name)).toEqual(allSlices(5))
    })
  })

  describe('runs with the rights of now', () => {
    it('and stops when its member is deactivated', async () => {
      const deputy = await makeMember(ground, boss.workspaceId, 'deputy', 'admin')
      serve()
      const { id, name } = await begin(
        1000,
        stopAfter(3, () => deactivateMember(admin, deputy.memberId, null)),
        await contextOf(ground, deputy),
      )
      expect(await until(ground, id, 'failed')).toMatchObject({ error: 'actor-gone' })
      expect((await madeBy(ground, name)).length).toBeLessThan(1000)
    })

    it('and stops when its role no longer allows what it does', async () => {
      const deputy = await makeMember(ground, boss.workspaceId, 'demoted', 'admin')
      serve()
      const { id } = await begin(
        1000,
        stopAfter(3, () => updateMember(admin, deputy.memberId, { role: 'readOnly' })),
        await contextOf(ground, deputy),
      )
      expect(await until(ground, id, 'failed')).toMatchObject({ error: 'not-allowed' })
    })

    it('and stops when its key ends', async () => {
      const { key, secret } = await createKey(admin, ground.secrets, { name: 'Importer', role: 'admin' })
      const { context } = await enter(ground, { authorization: `Bearer ${secret}` })
      serve()
      const { id } = await begin(
        1000,
        stopAfter(3, () => deleteKey(admin, key.id)),
        context,
      )
      expect(await until(ground, id, 'failed')).toMatchObject({ error: 'actor-gone' })
    })

    /** Begun within the slice, and there for the ones after it. */
    const stopAfter = (slice: number, act: () => Promise<unknown>): OnSlice => {
      let acting: Promise<unknown> | undefined
      return async ({ step }) => {
        if (step?.slice === slice) acting = act()
        if (step?.slice === slice + 3) await acting
      }
    }
  })
})

async function closeOther(database: TestGround['database']): Promise<void> {
  await Promise.all([database.db.destroy(), database.readDb.destroy(), database.keptDb.destroy()])
}
