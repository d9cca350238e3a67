// The records of a member who leaves, where they are thousands: a part at once, the others by a job.
import { contact } from '#contract/entities/contact.ts'
import { option } from '#contract/entities/option.ts'
import { cancelJob } from '#server/domains/jobs/cancel-job.ts'
import { visibleJob } from '#server/domains/jobs/job-row.ts'
import { listJobs } from '#server/domains/jobs/list-jobs.ts'
import { connectClient, transaction } from '#server/platform/db.ts'
import type { Context } from '#server/records/actor.ts'
import { createRecord } from '#server/records/create.ts'
import { startJobWorker } from '#server/records/jobs/job-worker.ts'
import { startJob } from '#server/records/jobs/start-job.ts'
import { runTurn } from '#server/records/jobs/run-turn.ts'
import { listRecords } from '#server/records/list.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { until } from '#server/testing/jobs.ts'
import { contextOf, makeMember, makeWorkspace, type Person } from '#server/testing/people.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { deactivateMember } from './deactivate-member.ts'
import { reactivateMember } from './reactivate-member.ts'

describe('S21: the records of a member who leaves', { timeout: 60_000 }, () => {
  let ground: TestGround
  let boss: Person
  let admin: Context
  let statusId: string
  let people = 0
  const running: { stop(): Promise<void> }[] = []
  beforeAll(async () => {
    ground = await createTestGround()
    boss = await makeWorkspace(ground, 'Leaving')
    admin = await contextOf(ground, boss)
    const { items } = await listRecords(admin, option, { limit: 200, fields: ['list'] })
    statusId = items.find((each) => each['list'] === 'contactStatus')?.id ?? ''
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map((each) => each.stop()))
  })
  afterAll(() => ground.database.close())

  const newcomer = async () =>
    (await makeMember(ground, boss.workspaceId, `leaving${++people}`, 'rep')).memberId
  /** So many contacts, one made by the product and the others copied from it. */
  const give = async (ownerId: string, count: number) => {
    const { record } = await createRecord(admin, contact, { lastName: 'Many', statusId, ownerId })
    const client = await connectClient(ground.database.owner)
    await client.query(
      `create temp table copies as select c.* from contact c, generate_series(2, $2::int) where c.id = $1`,
      [record.id, count],
    )
    await client.query('update copies set id = gen_random_uuid()')
    await client.query('insert into contact select * from copies')
    await client.end()
  }
  const owned = async (id: string) => {
    const rows = await ground.database.db
      .selectFrom('contact')
      .select('id')
      .where('owner_id' as 'id', '=', id)
      .execute()
    return rows.length
  }
  const changesOf = async (batch: string) =>
    ground.database.db
      .selectFrom('change')
      .select(['record_id', 'actor_id', 'via'])
      .where('batch_id', '=', batch)
      .execute()

  it('go to the heir to the last, each with one change under one batch', async () => {
    const [leaver, heir] = [await newcomer(), await newcomer()]
    await give(leaver, 3200)
    const { reassigned, jobId } = await deactivateMember(admin, leaver, heir)
    expect(reassigned).toEqual({ contacts: 2000, companies: 0 })
    expect(await visibleJob(ground.database.db, admin, jobId ?? '')).toMatchObject({
      kind: 'handOver',
      state: 'waiting',
      total: 1200,
      done: 0,
      actor: { kind: 'member', id: boss.memberId, name: 'Name of admin-leaving' },
      canCancel: true,
    })
    running.push(startJobWorker(ground))
    await until(ground, jobId ?? '', 'done')
    expect([await owned(leaver), await owned(heir)]).toEqual([0, 3200])
    expect(await visibleJob(ground.database.db, admin, jobId ?? '')).toMatchObject({
      done: 1200,
      result: { contacts: 1200, companies: 0 },
      error: null,
      canCancel: false,
    })
    const changes = await changesOf(jobId ?? '')
    expect(new Set(changes.map((each) => each.record_id)).size).toBe(3200)
    expect(changes).toHaveLength(3200)
    expect(new Set(changes.map((each) => each.actor_id))).toEqual(new Set([boss.memberId]))
  })

  it('need no job where they are few', async () => {
    const leaver = await newcomer()
    await createRecord(admin, contact, { lastName: 'Few', statusId, ownerId: leaver })
    expect(await deactivateMember(admin, leaver, null)).toMatchObject({
      reassigned: { contacts: 1 },
      jobId: null,
    })
  })

  const begun = async (from: string, to: string | null) => {
    const input = { from, to }
    return transaction(ground.database.db, (trx) => startJob(trx, admin, 'handOver', { input }))
  }
  const turn = (jobId: string, slices = Infinity) => {
    let asked = 0
    return runTurn(
      ground,
      { workspaceId: boss.workspaceId, jobId },
      { isOver: () => ++asked >= slices, pauseSeconds: () => 3600 },
    )
  }

  it('stay with a member who was given access again meanwhile', async () => {
    const leaver = await newcomer()
    await give(leaver, 1500)
    await ground.database.db.updateTable('member').set({ active: false }).where('id', '=', leaver).execute()
    const jobId = await begun(leaver, null)
    await turn(jobId, 1)
    await reactivateMember(admin, leaver)
    await turn(jobId)
    expect(await visibleJob(ground.database.db, admin, jobId)).toMatchObject({
      state: 'done',
      result: { contacts: 1000, reactivated: true },
    })
    expect(await owned(leaver)).toBe(500)
  })

  it('stay where they are when the heir leaves as well', async () => {
    const [leaver, heir] = [await newcomer(), await newcomer()]
    await give(leaver, 1200)
    await ground.database.db.updateTable('member').set({ active: false }).where('id', '=', leaver).execute()
    const jobId = await begun(leaver, heir)
    await turn(jobId, 1)
    await deactivateMember(admin, heir, null)
    await turn(jobId)
    expect(await visibleJob(ground.database.db, admin, jobId)).toMatchObject({
      state: 'failed',
      error: {
        code: 'heir-gone',
        message: expect.stringContaining('has been deactivated'),
      },
    })
    expect(await owned(leaver)).toBe(200)
    // Whoever deactivates them again chooses someone else.
    expect(await deactivateMember(admin, leaver, boss.memberId)).toMatchObject({
      reassigned: { contacts: 200 },
    })
  })

  it('stop where someone cancels, waiting or between slices', async () => {
    const leaver = await newcomer()
    await give(leaver, 1200)
    await ground.database.db.updateTable('member').set({ active: false }).where('id', '=', leaver).execute()
    const waiting = await begun(leaver, null)
    expect(await cancelJob(admin, waiting)).toMatchObject({ state: 'cancelled', done: 0, canCancel: false })
    const started = await begun(leaver, null)
    await turn(started, 1)
    expect(await cancelJob(admin, started)).toMatchObject({
      state: 'cancelled',
      done: 1000,
      cancel: { actor: { id: boss.memberId } },
    })
    await turn(started)
    expect(await owned(leaver)).toBe(200)
    await expect(cancelJob(admin, started)).rejects.toMatchObject({ code: 'already-ended' })
  })

  it('S21: jobs are listed newest first, page after page, and only the open ones where that is asked', async () => {
    const leaver = await newcomer()
    const made: string[] = []
    for (let count = 0; count < 5; count++) {
      ground.pass({ minutes: 1 })
      made.push(await begun(leaver, null))
    }
    const first = await listJobs(admin, { limit: 3 })
    const second = await listJobs(admin, { limit: 2, cursor: first.next ?? '' })
    expect([...first.items, ...second.items].map((job) => job.id)).toEqual(made.toReversed())
    await cancelJob(admin, made[2] ?? '')
    const open = await listJobs(admin, { open: 'true', limit: 4 })
    expect(open.items.map((job) => job.id)).toEqual(made.toReversed().filter((id) => id !== made[2]))
    await expect(listJobs(admin, { open: 'true', cursor: first.next ?? '' })).rejects.toMatchObject({
      code: 'bad-cursor',
    })
  })
})
