// A choice or a company is taken away while a record is being given it: whoever comes first, no record holds a choice that is gone.
import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import { option } from '#contract/entities/option.ts'
import { tag } from '#contract/entities/tag.ts'
import { team } from '#contract/entities/team.ts'
import type { Values } from '#contract/entity.ts'
import type { Context } from '#server/records/actor.ts'
import { createRecord } from '#server/records/create.ts'
import { getRecord } from '#server/records/get.ts'
import { patchRecord } from '#server/records/patch.ts'
import type { Trx } from '#server/records/tables.ts'
import { deleteRecord, restoreRecord } from '#server/records/trash.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { beforeCommit, outcomeOf, whileUncommitted } from '#server/testing/meanwhile.ts'
import { contextOf, makeWorkspace } from '#server/testing/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let ground: TestGround
let admin: Context
let statusId: string
let names = 0
beforeAll(async () => {
  ground = await createTestGround()
  admin = await contextOf(ground, await makeWorkspace(ground, 'Gone'))
  statusId = await newOption('contactStatus')
})
afterAll(() => ground.database.close())

const newOption = async (list: string) => {
  const category = list === 'contactStatus' ? { category: 'lead' } : {}
  return (await createRecord(admin, option, { list, name: `Choice ${++names}`, ...category })).record.id
}
const newTag = async () => (await createRecord(admin, tag, { name: `tag ${++names}` })).record.id
const newCompany = async () => (await createRecord(admin, company, { name: `Firm ${++names}` })).record.id
const newContact = (values: Values, trx?: Trx) =>
  createRecord(admin, contact, { firstName: 'Ada', statusId, ...values }, trx ? { db: trx } : {})

interface Way {
  readonly name: string
  /** Answers the write that gives a record these values. */
  readonly prepare: (values: Values) => Promise<() => Promise<unknown>>
}
const ways: readonly Way[] = [
  { name: 'created', prepare: async (values) => () => newContact(values) },
  {
    name: 'changed',
    prepare: async (values) => {
      const { record } = await newContact({})
      return () => patchRecord(admin, contact, record.id, values)
    },
  },
]

describe.each(ways)('S39, S48: while a record is being $name', ({ prepare }) => {
  it('its status is archived', async () => {
    const gone = await newOption('contactStatus')
    const write = await prepare({ statusId: gone })
    const change = ['update option set archived = true where id = $1', gone] as const
    expect(await whileUncommitted(ground, change, write)).toBe('statusId archived-option')
  })

  it('its service is deleted', async () => {
    const gone = await newOption('service')
    const write = await prepare({ services: [gone] })
    const change = ['update option set deleted_at = now() where id = $1', gone] as const
    expect(await whileUncommitted(ground, change, write)).toBe('services unknown-reference')
  })

  it('one of its tags is deleted', async () => {
    const [stays, gone] = [await newTag(), await newTag()]
    const write = await prepare({ tags: [stays, gone] })
    const change = ['update tag set deleted_at = now() where id = $1', gone] as const
    expect(await whileUncommitted(ground, change, write)).toBe('tags unknown-reference')
  })

  it('its tag is merged into another', async () => {
    const [gone, other] = [await newTag(), await newTag()]
    const write = await prepare({ tags: [gone] })
    const change = ['update tag set merged_into = $2 where id = $1', gone, other] as const
    expect(await whileUncommitted(ground, change, write)).toBe('tags archived-option')
  })
})

it('S48: a tag that was merged is no choice', async () => {
  const [gone, other] = [await newTag(), await newTag()]
  await ground.database.db
    .updateTable('tag')
    .set('merged_into' as 'name_key', other)
    .where('id', '=', gone)
    .execute()
  expect(await outcomeOf(newContact({ tags: [gone] }))).toBe('tags archived-option')
})

it('S39: an option that a record is just getting is in use', async () => {
  const wanted = await newOption('source')
  const write = (trx: Trx) => newContact({ sourceId: wanted }, trx)
  expect(await beforeCommit(ground, write, () => deleteRecord(admin, option, wanted))).toBe('in-use')
})

it('a team that is just getting a team below it stays', async () => {
  const north = (await createRecord(admin, team, { name: 'North' })).record.id
  const write = (trx: Trx) => createRecord(admin, team, { name: 'Upper North', parentId: north }, { db: trx })
  expect(await beforeCommit(ground, write, () => deleteRecord(admin, team, north))).toBe('in-use')
})

describe('S32: a company that is deleted meanwhile', () => {
  it('keeps the contact that was just put into it, without a name, and shows again when it is restored', async () => {
    const firm = await newCompany()
    const made: string[] = []
    const write = async (trx: Trx) => made.push((await newContact({ companyId: firm }, trx)).record.id)
    expect(await beforeCommit(ground, write, () => deleteRecord(admin, company, firm))).toBe('ok')
    const [id = ''] = made
    expect((await getRecord(admin, contact, id)).refs).toEqual({})
    expect(await outcomeOf(patchRecord(admin, contact, id, { firstName: 'Boris' }))).toBe('ok')
    await restoreRecord(admin, company, firm)
    expect((await getRecord(admin, contact, id)).refs[firm]?.entity).toBe('company')
  })

  it('takes nobody in once it is gone', async () => {
    const firm = await newCompany()
    await deleteRecord(admin, company, firm)
    expect(await outcomeOf(newContact({ companyId: firm }))).toBe('companyId unknown-reference')
  })
})
