import { afterAll, beforeAll, expect, test } from 'vitest'
import { contact } from '#contract/entities/contact.ts'
import { option } from '#contract/entities/option.ts'
import { tag } from '#contract/entities/tag.ts'
import type { Context } from '#server/records/actor.ts'
import { createRecord } from '#server/records/create.ts'
import { finishFollowUps } from '#server/records/follow-ups.ts'
import { getRecord } from '#server/records/get.ts'
import { historyOf } from '#server/records/history.ts'
import { patchRecord } from '#server/records/patch.ts'
import { undoChange } from '#server/records/undo.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { contextOf, makeWorkspace } from '#server/testing/people.ts'
import { mergeOption } from './merge-option.ts'

let ground: TestGround
let context: Context
beforeAll(async () => {
  ground = await createTestGround()
  context = await contextOf(ground, await makeWorkspace(ground, 'Merge'))
})
afterAll(() => ground.database.close())

const newStatus = async (name: string) =>
  (await createRecord(context, option, { list: 'contactStatus', name, category: 'lead' })).record.id
const newContact = async (statusId: string) =>
  (await createRecord(context, contact, { firstName: 'Ada', statusId })).record.id
const statusOf = async (id: string) => (await getRecord(context, contact, id)).record['statusId']
const codeOf = (work: Promise<unknown>) =>
  work.then(() => 'ok').catch((error: { code: string }) => error.code)

test('S39: records of a merged status get the other one, and it stays archived', async () => {
  const [warm, cold] = [await newStatus('Warm'), await newStatus('Cold')]
  const ada = await newContact(warm)
  expect(await mergeOption(context, option, warm, cold)).toMatchObject({ records: 1 })
  await finishFollowUps(ground)
  expect(await statusOf(ada)).toBe(cold)
  expect(await codeOf(patchRecord(context, option, warm, { archived: false }))).toBe('invalid')
})

test('a merge that was taken back can be made again', async () => {
  const [from, into] = [await newStatus('From'), await newStatus('Into')]
  await mergeOption(context, option, from, into)
  await finishFollowUps(ground)
  const [merge] = (await historyOf(context, option, from, {})).items
  await undoChange(context, merge?.id ?? '')
  const ada = await newContact(from)
  await mergeOption(context, option, from, into)
  await finishFollowUps(ground)
  expect(await statusOf(ada)).toBe(into)
})

test('a merged tag that someone took off meanwhile stays off when the merge is taken back', async () => {
  const newTag = async (name: string) => (await createRecord(context, tag, { name })).record.id
  const [from, into, other] = [await newTag('Old fair'), await newTag('Fair'), await newTag('Other')]
  const statusId = await newStatus('With tags')
  const make = async (tags: string[]) => (await createRecord(context, contact, { statusId, tags })).record.id
  const tagsOf = async (id: string) => (await getRecord(context, contact, id)).record['tags']
  const [off, kept, both] = [await make([from, other]), await make([from]), await make([from, into])]
  const { changeId } = await mergeOption(context, tag, from, into)
  await finishFollowUps(ground)
  expect(await tagsOf(off)).toEqual([into, other].toSorted())
  await patchRecord(context, contact, off, { tags: { add: [], remove: [into] } })
  await undoChange(context, changeId)
  await finishFollowUps(ground)
  expect(await tagsOf(off)).toEqual([other])
  expect(await tagsOf(kept)).toEqual([from])
  expect(await tagsOf(both)).toEqual([from, into].toSorted())
})
