// A member is deactivated while a record is being given to them: whoever comes first, no record is left with someone who has gone.
import { contact } from '#contract/entities/contact.ts'
import { option } from '#contract/entities/option.ts'
import type { Values } from '#contract/entity.ts'
import type { Context } from '#server/records/actor.ts'
import { createRecord } from '#server/records/create.ts'
import { getRecord } from '#server/records/get.ts'
import { onceOnly } from '#server/records/idempotency.ts'
import { countRecords, listRecords } from '#server/records/list.ts'
import { patchRecord } from '#server/records/patch.ts'
import { undoChange } from '#server/records/undo.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { beforeCommit, outcomeOf, whileUncommitted } from '#server/testing/meanwhile.ts'
import { contextOf, makeMember, makeWorkspace, type Person } from '#server/testing/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deactivateMember } from './deactivate-member.ts'
import { reactivateMember } from './reactivate-member.ts'

const leave = 'update member set active = false where id = $1'
const refused = 'ownerId archived-option'

describe('S21: a member who is deactivated meanwhile', () => {
  let ground: TestGround
  let boss: Person
  let admin: Context
  let statusId: string
  let people = 0
  beforeAll(async () => {
    ground = await createTestGround()
    boss = await makeWorkspace(ground, 'Meanwhile')
    admin = await contextOf(ground, boss)
    const { items } = await listRecords(admin, option, { limit: 200, fields: ['list'] })
    statusId = items.find((each) => each['list'] === 'contactStatus')?.id ?? ''
  })
  afterAll(() => ground.database.close())

  const newcomer = async () =>
    (await makeMember(ground, boss.workspaceId, `meanwhile${++people}`, 'rep')).memberId
  const values = (ownerId: string | null): Values => ({ firstName: 'Ada', statusId, ownerId })
  const newContact = (ownerId: string | null) => createRecord(admin, contact, values(ownerId))
  const ownersOf = (ids: readonly string[]) =>
    Promise.all(ids.map(async (id) => (await getRecord(admin, contact, id)).record['ownerId']))
  const ownedBy = (id: string) =>
    countRecords(admin, contact, { filter: { field: 'ownerId', op: 'isAnyOf', value: [id] } })

  it('gets no record that is being created for them', async () => {
    const leaver = await newcomer()
    expect(await whileUncommitted(ground, [leave, leaver], () => newContact(leaver))).toBe(refused)
    expect(await ownedBy(leaver)).toBe(0)
  })

  it('gets no record that is being handed to them', async () => {
    const leaver = await newcomer()
    const { id } = (await newContact(null)).record
    const give = () => patchRecord(admin, contact, id, { ownerId: leaver })
    expect(await whileUncommitted(ground, [leave, leaver], give)).toBe(refused)
    expect(await ownersOf([id])).toEqual([null])
  })

  it('gets no record back by an undo', async () => {
    const leaver = await newcomer()
    const { id } = (await newContact(leaver)).record
    const { changeId } = await patchRecord(admin, contact, id, { ownerId: boss.memberId })
    const undo = () => undoChange(admin, changeId ?? '')
    expect(await whileUncommitted(ground, [leave, leaver], undo)).toBe(refused)
    expect(await ownersOf([id])).toEqual([boss.memberId])
  })

  it('passes on what was given to them a moment before', async () => {
    const [leaver, heir] = [await newcomer(), await newcomer()]
    const made: string[] = []
    const done = await beforeCommit(
      ground,
      async (trx) => made.push((await createRecord(admin, contact, values(leaver), { db: trx })).record.id),
      () => deactivateMember(admin, leaver, heir),
    )
    expect(done).toBe('ok')
    expect(await ownersOf(made)).toEqual([heir])
  })

  it('lets a refused creation be tried again with the same key', async () => {
    const leaver = await newcomer()
    const create = () =>
      onceOnly(admin, contact, `key-${leaver}`, leaver, (keep) =>
        createRecord(admin, contact, values(leaver), { keep }),
      )
    expect(await whileUncommitted(ground, [leave, leaver], create)).toBe(refused)
    await reactivateMember(admin, leaver)
    expect(await outcomeOf(create())).toBe('ok')
    expect(await ownedBy(leaver)).toBe(1)
  })

  it('is held in one statement, however many know of it', async () => {
    const { id } = (await newContact(null)).record
    const sent = await ground.statementsOf(() => patchRecord(admin, contact, id, { ownerId: boss.memberId }))
    expect(sent.length).toBeLessThanOrEqual(3)
  })

  it('owns nothing after rounds of everything at once', async () => {
    for (let round = 0; round < 6; round++) {
      const [leaver, heir] = [await newcomer(), await newcomer()]
      const free = await Promise.all([1, 2, 3].map(() => newContact(null)))
      await Promise.all([
        ...[1, 2, 3].map(() => outcomeOf(newContact(leaver))),
        deactivateMember(admin, leaver, round % 2 === 0 ? heir : null),
        ...free.map(({ record }) => outcomeOf(patchRecord(admin, contact, record.id, { ownerId: leaver }))),
      ])
      expect(await ownedBy(leaver)).toBe(0)
    }
  })
})
