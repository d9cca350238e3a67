import { afterAll, beforeAll, expect, test } from 'vitest'
import { metaSchema } from '#contract/actions/workspace.ts'
import { option } from '#contract/entities/option.ts'
import { tag } from '#contract/entities/tag.ts'
import { team } from '#contract/entities/team.ts'
import { createRecord } from '#server/records/create.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { contextOf, makeMember, makeWorkspace, type Person } from '#server/testing/people.ts'
import { getMeta } from './get-meta.ts'

let ground: TestGround
let admin: Person
beforeAll(async () => {
  ground = await createTestGround()
  admin = await makeWorkspace(ground, 'Meta')
})
afterAll(() => ground.database.close())

test('what screens load has the declared shape, with a tag, a team and an option in it', async () => {
  const context = await contextOf(ground, admin)
  await createRecord(context, tag, { name: 'VIP', color: 'pink' })
  await createRecord(context, team, { name: 'North' })
  await createRecord(context, option, { list: 'service', name: 'Audit' })
  const meta = await getMeta(context)
  expect(metaSchema.parse(meta)).toEqual(meta)
  expect(meta.tags).toMatchObject([{ name: 'VIP', color: 'pink', mergedInto: null }])
  expect(meta.teams).toMatchObject([{ name: 'North', parentId: null }])
  expect(meta.options.filter((each) => each.name === 'Audit')).toMatchObject([{ list: 'service' }])
})

test('its version changes when something in it does, and only then', async () => {
  const context = await contextOf(ground, admin)
  const before = await getMeta(context)
  expect((await getMeta(context)).version).toBe(before.version)
  await createRecord(context, tag, { name: 'New' })
  expect((await getMeta(context)).version).not.toBe(before.version)
})

test('rights in it are those of the reader', async () => {
  const rep = await makeMember(ground, admin.workspaceId, 'rita', 'rep')
  const meta = await getMeta(await contextOf(ground, rep))
  expect(meta.me).toMatchObject({ memberId: rep.memberId, role: 'rep', rights: [] })
  expect(meta.access['company']?.hidden).toEqual(['annualRevenue'])
})
