// The trash, what was deleted last before the rest: in pages that fit together, for each what they may see.
import { contact } from '#contract/entities/contact.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { outcomeOf } from '#server/testing/meanwhile.ts'
import { createTestWorkspace, type TestWorkspace } from '#server/testing/workspace.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from './actor.ts'
import { createRecord } from './create.ts'
import { listRecords } from './list.ts'
import { deleteRecord, restoreRecord } from './trash.ts'

const ways = { set: { set: 5000, walk: 2500 }, walk: { set: -1, walk: 3 } }

describe('the trash by deletion', () => {
  let ground: TestGround
  let acme: TestWorkspace
  /** In the order of their deletion, which is not that of their creation; some at the same moment. */
  const deleted: { id: string; owner: string | null; at: string }[] = []
  beforeAll(async () => {
    ground = await createTestGround()
    acme = await createTestWorkspace(ground)
    const made: { id: string; owner: string | null }[] = []
    for (let index = 0; index < 24; index++) {
      const maker = index % 3 === 0 ? acme.rep : acme.stranger
      const statusId = acme.option('contactStatus')
      const { record } = await createRecord(maker, contact, { lastName: `Lee ${index % 5}`, statusId })
      made.push({ id: record.id, owner: maker.actor.memberId })
    }
    for (let index = 0; index < 20; index++) {
      const one = made[(index * 7) % 24]
      if (!one) throw new Error('not made')
      if (index % 2 === 0) ground.pass({ minutes: 1 })
      await deleteRecord(acme.admin, contact, one.id)
      deleted.push({ ...one, at: ground.clock().toISOString() })
    }
  })
  afterAll(() => ground.database.close())

  const expected = (context: Context, descending: boolean) => {
    const mine = deleted.filter(
      ({ owner }) => context.actor.role !== 'rep' || owner === context.actor.memberId,
    )
    const ascending = mine.toSorted((a, b) => (a.at === b.at ? compare(a.id, b.id) : compare(a.at, b.at)))
    return (descending ? ascending.toReversed() : ascending).map(({ id }) => id)
  }
  const compare = (a: string, b: string) => (a < b ? -1 : 1)

  async function pages(context: Context, sort: string, limits: { set: number; walk: number }) {
    const ids: string[] = []
    let cursor: string | undefined
    for (let page = 0; page < 60; page++) {
      const answer = await listRecords(context, contact, { deleted: 'only', sort, limit: 3, cursor }, limits)
      ids.push(...answer.items.map((each) => each.id))
      if (answer.next === null) return ids
      cursor = answer.next
    }
    throw new Error('the list has no end')
  }

  it.each(['deletedAt', '-deletedAt'])('%s', async (sort) => {
    for (const context of [acme.admin, acme.rep, acme.stranger])
      for (const [way, limits] of Object.entries(ways))
        expect(await pages(context, sort, limits), `${context.actor.role} by ${way}`).toEqual(
          expected(context, sort.startsWith('-')),
        )
  })

  it('begins with what was deleted once more', async () => {
    const [oldest] = deleted
    if (!oldest) throw new Error('nothing was deleted')
    await restoreRecord(acme.admin, contact, oldest.id)
    ground.pass({ minutes: 1 })
    await deleteRecord(acme.admin, contact, oldest.id)
    expect((await pages(acme.admin, '-deletedAt', ways.walk))[0]).toBe(oldest.id)
  })

  it('is no order of a list of what lives', async () => {
    expect(await outcomeOf(listRecords(acme.admin, contact, { sort: '-deletedAt' }))).toBe(
      'sort unknown-field',
    )
  })
})
