// A tag is deleted, a status merged, and both are undone: records follow as one step, in slices, whatever comes between.
import assert from 'node:assert/strict'
import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import { option } from '#contract/entities/option.ts'
import { tag } from '#contract/entities/tag.ts'
import type { Entity, Values } from '#contract/entity.ts'
import { connectClient } from '#server/platform/db.ts'
import type { Context } from '#server/records/actor.ts'
import { createRecord } from '#server/records/create.ts'
import { finishFollowUps, followSlice } from '#server/records/follow-ups.ts'
import { getRecord } from '#server/records/get.ts'
import { historyOf } from '#server/records/history.ts'
import { countRecords } from '#server/records/list.ts'
import { patchRecord } from '#server/records/patch.ts'
import { foldDeltas } from '#server/records/rollups.ts'
import { deleteRecord, restoreRecord } from '#server/records/trash.ts'
import { undoChange } from '#server/records/undo.ts'
import { wrongFigures } from '#server/records/verify-figures.ts'
import { expectConsistent } from '#server/testing/consistency.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { outcomeOf } from '#server/testing/meanwhile.ts'
import { contextOf, makeWorkspace } from '#server/testing/people.ts'
import { pick, randomFrom } from '#server/testing/random.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { mergeOption } from './merge-option.ts'

const seed = Number(process.env['FOLLOW_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

describe(`what follows a tag or status, with seed ${seed}`, () => {
  let ground: TestGround
  let admin: Context
  let lead: string
  let names = 0
  beforeAll(async () => {
    ground = await createTestGround()
    admin = await contextOf(ground, await makeWorkspace(ground, 'Follow'))
    lead = await newStatus()
  })
  afterEach(async () => {
    await finishFollowUps(ground)
    assert.equal(await wrongFigures(ground.database.db), 0, 'figures')
  })
  afterAll(() => ground.database.close())

  const newStatus = async (context: Context = admin) =>
    (
      await createRecord(context, option, {
        list: 'contactStatus',
        name: `Status ${++names}`,
        category: 'lead',
      })
    ).record.id
  const newTag = async () => (await createRecord(admin, tag, { name: `tag ${++names}` })).record.id
  const newContact = async (values: Values) =>
    (await createRecord(admin, contact, { firstName: 'Ada', statusId: lead, ...values })).record.id
  const newContacts = (count: number, values: Values) =>
    Promise.all(Array.from({ length: count }, () => newContact(values)))
  const valueOf = async (id: string, field: string, entity: Entity = contact) =>
    (await getRecord(admin, entity, id)).record[field]
  const valuesOf = (ids: readonly string[], field: string) => Promise.all(ids.map((id) => valueOf(id, field)))
  const all = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)
  const undo = async (changeId: string | null) => {
    ground.pass({ minutes: 1 })
    return (await undoChange(admin, changeId ?? '')).changeId
  }
  const isEmptyOf = (ids: readonly string[]) =>
    countRecords(admin, contact, {
      filter: {
        and: [
          { field: 'tags', op: 'isEmpty' },
          { field: 'id', op: 'isAnyOf', value: [...ids] },
        ],
      },
    })

  /** Something else is under way, so that nothing follows at once: only slices carry it out. */
  const busy = async ({ workspace }: Context = admin) => {
    const client = await connectClient(ground.database.owner)
    await client.query(
      `insert into follow_up (workspace_id, id, actor_kind, list, choice_id) values ($1, gen_random_uuid(), 3, 'tag', gen_random_uuid())`,
      [workspace.id],
    )
    await client.end()
  }
  const slices = async (count: number, size = 2) => {
    for (let turn = 0; turn < count; turn++)
      expect(await followSlice(ground, admin.workspace.id, size)).toBe(true)
  }

  it('S48 goes on in other workspaces while it fails in one, and there when the cause is gone', async () => {
    const other = await contextOf(ground, await makeWorkspace(ground, 'Broken'))
    const tagged = async (context: Context) => {
      const { id } = (await createRecord(context, tag, { name: `tag ${++names}` })).record
      const statusId = context === admin ? lead : await newStatus(context)
      const row = (await createRecord(context, contact, { firstName: 'Bo', statusId, tags: [id] })).record
      await busy(context)
      await deleteRecord(context, tag, id)
      return async () => (await getRecord(context, contact, row.id)).record['tags']
    }
    const [broken, healthy] = [await tagged(other), await tagged(admin)]
    const owner = await connectClient(ground.database.owner)
    // Stands for whatever refuses a slice: a full disk, a fault of ours.
    const refusal = `workspace_id <> '${other.workspace.id}' or cardinality(tags) > 0`
    await owner.query(`alter table contact add constraint refusal check (${refusal}) not valid`)
    await finishFollowUps(ground)
    expect(await broken()).toHaveLength(1)
    expect(await healthy()).toEqual([])
    await owner.query('alter table contact drop constraint refusal')
    await owner.end()
    await finishFollowUps(ground)
    expect(await broken()).toEqual([])
  })

  describe('S48: a tag that is deleted', () => {
    it('leaves all its records at once, and "is empty" holds for them', async () => {
      const [gone, stays] = [await newTag(), await newTag()]
      const bare = await newContacts(3, { tags: [gone] })
      const both = await newContact({ tags: [gone, stays] })
      const firm = (await createRecord(admin, company, { name: 'Firm', tags: [gone] })).record.id
      await deleteRecord(admin, tag, gone)
      expect(await valuesOf(bare, 'tags')).toEqual(all(3, []))
      expect(await valueOf(both, 'tags')).toEqual([stays])
      expect(await valueOf(firm, 'tags', company)).toEqual([])
      expect(await isEmptyOf([...bare, both])).toBe(3)
    })

    it('comes back to all of them with one undo, in the trash too, and goes again with the next', async () => {
      const gone = await newTag()
      const ids = await newContacts(3, { tags: [gone] })
      const trashed = await newContact({ tags: [gone] })
      await deleteRecord(admin, contact, trashed)
      const deleted = await deleteRecord(admin, tag, gone)
      expect(await valueOf(trashed, 'tags')).toEqual([])
      const undone = await undo(deleted.changeId)
      expect(await valuesOf([...ids, trashed], 'tags')).toEqual(all(4, [gone]))
      await undo(undone)
      expect(await valuesOf([...ids, trashed], 'tags')).toEqual(all(4, []))
      expect(await isEmptyOf(ids)).toBe(3)
    })

    it('comes back to all of them when it is restored from the trash, and every time', async () => {
      const gone = await newTag()
      const ids = await newContacts(2, { tags: [gone] })
      for (const _ of [1, 2, 3]) {
        await deleteRecord(admin, tag, gone)
        expect(await isEmptyOf(ids)).toBe(2)
        await restoreRecord(admin, tag, gone)
        expect(await valuesOf(ids, 'tags')).toEqual(all(2, [gone]))
      }
    })

    it('comes back beside what was chosen since', async () => {
      const [gone, later] = [await newTag(), await newTag()]
      const id = await newContact({ tags: [gone] })
      const { changeId } = await deleteRecord(admin, tag, gone)
      await patchRecord(admin, contact, id, { tags: { add: [later], remove: [] } })
      await undo(changeId)
      expect(await valueOf(id, 'tags')).toEqual([gone, later].toSorted())
    })

    it('keeps its name in the history of its records', async () => {
      const gone = await newTag()
      const id = await newContact({ tags: [gone] })
      ground.pass({ minutes: 1 })
      await deleteRecord(admin, tag, gone)
      const { items, refs } = await historyOf(admin, contact, id, {})
      expect(items[0]?.fields).toEqual([{ field: 'tags', added: [], removed: [gone] }])
      expect(refs[gone]).toEqual({ entity: 'tag', title: await valueOf(gone, 'name', tag) })
    })

    it('cannot come back under a name that was taken, and then nothing has happened', async () => {
      const gone = await newTag()
      const name = await valueOf(gone, 'name', tag)
      const id = await newContact({ tags: [gone] })
      const { changeId } = await deleteRecord(admin, tag, gone)
      await createRecord(admin, tag, { name })
      expect(await outcomeOf(undo(changeId))).toBe('name duplicate')
      expect(await valueOf(id, 'tags')).toEqual([])
    })

    it('takes no more statements than any write while nobody carries it', async () => {
      const gone = await newTag()
      const sent = await ground.statementsOf(() => deleteRecord(admin, tag, gone))
      expect(sent.length, sent.join('\n\n')).toBeLessThanOrEqual(4)
    })
  })

  describe('S39: a status that is merged', () => {
    it('comes back to its records with one undo, unless they were given another since', async () => {
      const [warm, cold, hot] = [await newStatus(), await newStatus(), await newStatus()]
      const [ada, bo, cy] = await newContacts(3, { statusId: warm })
      const own = await newContact({ statusId: cold })
      const { changeId, records } = await mergeOption(admin, option, warm, cold)
      expect(records).toBe(3)
      expect(await valuesOf([ada ?? '', bo ?? '', cy ?? ''], 'statusId')).toEqual(all(3, cold))
      await patchRecord(admin, contact, bo ?? '', { statusId: hot })
      const undone = await undo(changeId)
      expect(await valuesOf([ada ?? '', bo ?? '', cy ?? '', own], 'statusId')).toEqual([
        warm,
        hot,
        warm,
        cold,
      ])
      expect(await valueOf(warm, 'archived', option)).toBe(false)
      await undo(undone)
      expect(await valuesOf([ada ?? '', bo ?? '', cy ?? '', own], 'statusId')).toEqual([
        cold,
        hot,
        cold,
        cold,
      ])
    })

    it('names in the history of each record who did it, and what was taken back', async () => {
      const [warm, cold] = [await newStatus(), await newStatus()]
      const id = await newContact({ statusId: warm })
      ground.pass({ minutes: 1 })
      const { changeId } = await mergeOption(admin, option, warm, cold)
      await undo(changeId)
      const [back, merged] = (await historyOf(admin, contact, id, {})).items
      expect([merged?.actor.id, back?.actor.id]).toEqual(all(2, admin.actor.id))
      expect(merged?.fields).toEqual([{ field: 'statusId', before: warm, after: cold }])
      expect(back).toMatchObject({ undoes: merged?.id, via: 'job' })
    })

    it('is merged again by an undo of the undo only while the other is there', async () => {
      const [from, into] = [await newTag(), await newTag()]
      const { changeId } = await mergeOption(admin, tag, from, into)
      const undone = await undo(changeId)
      await deleteRecord(admin, tag, into)
      expect(await outcomeOf(undo(undone))).toBe('into unknown-reference')
    })

    it('leaves a record that had both tags with both', async () => {
      const [from, into] = [await newTag(), await newTag()]
      const both = await newContact({ tags: [from, into] })
      const { changeId } = await mergeOption(admin, tag, from, into)
      expect(await valueOf(both, 'tags')).toEqual([into])
      await undo(changeId)
      expect(await valueOf(both, 'tags')).toEqual([from, into].toSorted())
    })
  })

  describe('S39, S48: in slices', () => {
    it('a merge goes on where a crash left it, and every record changes once', async () => {
      await busy()
      const [warm, cold] = [await newStatus(), await newStatus()]
      const ids = await newContacts(7, { statusId: warm })
      const { changeId } = await mergeOption(admin, option, warm, cold)
      await slices(2)
      expect((await valuesOf(ids, 'statusId')).filter((id) => id === cold)).toHaveLength(2)
      await crashed(() => followSlice(ground, admin.workspace.id, 3))
      await finishFollowUps(ground, 2)
      expect(await valuesOf(ids, 'statusId')).toEqual(all(7, cold))
      await busy()
      await undo(changeId)
      await slices(2, 3)
      await crashed(() => followSlice(ground, admin.workspace.id, 3))
      await finishFollowUps(ground, 3)
      expect(await valuesOf(ids, 'statusId')).toEqual(all(7, warm))
      expect(await valuesOf(ids, 'version')).toEqual(all(7, 3))
    })

    it('an undo stops a merge half way, and an undo of that half way another, without losing one', async () => {
      await busy()
      const [warm, cold] = [await newStatus(), await newStatus()]
      const ids = await newContacts(9, { statusId: warm })
      const { changeId } = await mergeOption(admin, option, warm, cold)
      await slices(3)
      const first = await undo(changeId)
      await slices(1)
      const fresh = await newContact({ statusId: warm })
      const second = await undo(first)
      await slices(1)
      const third = await undo(second)
      await finishFollowUps(ground, 2)
      expect(await valuesOf([...ids, fresh], 'statusId')).toEqual(all(10, warm))
      await undo(third)
      await finishFollowUps(ground, 2)
      expect(await valuesOf([...ids, fresh], 'statusId')).toEqual(all(10, cold))
    })

    it('one merge after the other ends with the last, and each undo takes back its own', async () => {
      await busy()
      const [a, b, c] = [await newStatus(), await newStatus(), await newStatus()]
      const [ofA, ofB] = [await newContacts(3, { statusId: a }), await newContacts(3, { statusId: b })]
      const first = await mergeOption(admin, option, a, b)
      const second = await mergeOption(admin, option, b, c)
      await finishFollowUps(ground, 2)
      expect(await valuesOf([...ofA, ...ofB], 'statusId')).toEqual(all(6, c))
      await undo(second.changeId)
      expect(await valuesOf([...ofA, ...ofB], 'statusId')).toEqual(all(6, b))
      await undo(first.changeId)
      expect(await valuesOf([...ofA, ...ofB], 'statusId')).toEqual([...all(3, a), ...all(3, b)])
    })

    it('the status that records are still to get is in use', async () => {
      await busy()
      const [from, into] = [await newStatus(), await newStatus()]
      await newContacts(3, { statusId: from })
      await mergeOption(admin, option, from, into)
      expect(await outcomeOf(deleteRecord(admin, option, into))).toBe('in-use')
    })

    it('a tag that is deleted while records are still to get it is on none of them in the end', async () => {
      await busy()
      const [from, into] = [await newTag(), await newTag()]
      const ids = await newContacts(5, { tags: [from] })
      await mergeOption(admin, tag, from, into)
      await slices(2)
      await deleteRecord(admin, tag, into)
      await finishFollowUps(ground, 2)
      expect(await valuesOf(ids, 'tags')).toEqual(all(5, []))
    })

    it('several servers share the work and do nothing twice', async () => {
      await busy()
      const [from, into] = [await newTag(), await newTag()]
      const ids = await newContacts(12, { tags: [from] })
      await mergeOption(admin, tag, from, into)
      await Promise.all([1, 2, 3, 4].map(() => finishFollowUps(ground, 2)))
      await finishFollowUps(ground, 2)
      expect(await valuesOf(ids, 'tags')).toEqual(all(12, [into]))
      expect(await valuesOf(ids, 'version')).toEqual(all(12, 2))
    })
  })

  it('a merge goes on when its tag is thrown away and restored meanwhile: it is still merged', async () => {
    const [from, into] = [await newTag(), await newTag()]
    const ids = await newContacts(4, { tags: [from] })
    await busy()
    await mergeOption(admin, tag, from, into)
    await slices(2, 2)
    await deleteRecord(admin, tag, from)
    await restoreRecord(admin, tag, from)
    await finishFollowUps(ground, 1)
    expect(await valuesOf(ids, 'tags')).toEqual(all(4, [into]))
  })

  it('holds for whatever is done in whatever order, half carried out', async () => {
    const random = randomFrom(seed)
    const tags = await Promise.all([1, 2, 3, 4, 5].map(() => newTag()))
    const ids: string[] = []
    for (let index = 0; index < 20; index++)
      ids.push(await newContact({ tags: tags.filter(() => random() < 0.4) }))
    const undoable: string[] = []
    const act = async () => {
      const [one, other] = [pick(random, tags), pick(random, tags)]
      const dice = random()
      if (dice < 0.2)
        return patchRecord(admin, contact, pick(random, ids), { tags: { add: [one], remove: [other] } })
      if (dice < 0.35) return deleteRecord(admin, tag, one)
      if (dice < 0.5) return restoreRecord(admin, tag, one)
      if (dice < 0.65) return mergeOption(admin, tag, one, other)
      if (dice < 0.85 && undoable.length > 0) return undoChange(admin, pick(random, undoable))
      if (dice < 0.9) await busy()
      await followSlice(ground, admin.workspace.id, 1 + Math.floor(random() * 4))
      return { changeId: null }
    }
    const note = async () => {
      const done = await act().catch((error: { code?: string }) => {
        if (error.code === undefined) throw error
        return { changeId: null }
      })
      if (done.changeId !== null) undoable.push(done.changeId)
    }
    for (let step = 0; step < 250; step++) {
      ground.pass({ minutes: 1 })
      await (random() < 0.3 ? Promise.all([note(), note(), note()]) : note())
      if (step % 40 === 0) await foldDeltas(ground.database.db, 20)
    }
    await finishFollowUps(ground, 3)
    const gone = new Set<unknown>()
    for (const id of tags) {
      const { record } = await getRecord(admin, tag, id)
      if (record['deletedAt'] !== null || record['mergedInto'] !== null) gone.add(id)
    }
    const held = (await valuesOf(ids, 'tags')) as string[][]
    expect(held.flat().filter((id) => gone.has(id))).toEqual([])
    expect(await isEmptyOf(ids)).toBe(held.filter((each) => each.length === 0).length)
    for (const entity of [contact, tag]) await expectConsistent(admin, ground.database.owner, entity)
  }, 60_000)

  /** Runs `work` while its connections are cut again and again; it may fail. */
  async function crashed(work: () => Promise<unknown>): Promise<void> {
    const client = await connectClient(ground.database.owner)
    const over = new AbortController()
    const killing = (async () => {
      while (!over.signal.aborted)
        await client.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
        )
    })()
    await work().catch(() => undefined)
    over.abort()
    await killing
    await client.end()
  }
})
