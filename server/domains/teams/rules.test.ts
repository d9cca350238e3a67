import { afterAll, beforeAll, expect, test } from 'vitest'
import { team } from '#contract/entities/team.ts'
import type { Context } from '#server/records/actor.ts'
import { createRecord } from '#server/records/create.ts'
import { patchRecord } from '#server/records/patch.ts'
import { deleteRecord } from '#server/records/trash.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { contextOf, makeMember, makeWorkspace } from '#server/testing/people.ts'

let ground: TestGround
let context: Context
beforeAll(async () => {
  ground = await createTestGround()
  context = await contextOf(ground, await makeWorkspace(ground, 'Teams'))
})
afterAll(() => ground.database.close())

const newTeam = async (name: string, parentId: string | null = null) =>
  (await createRecord(context, team, { name, parentId })).record.id
const codeOf = (work: Promise<unknown>) =>
  work.then(() => 'ok').catch((error: { code: string }) => error.code)

test('a team stays while a team is below it', async () => {
  const north = await newTeam('North')
  const oslo = await newTeam('Oslo', north)
  expect(await codeOf(deleteRecord(context, team, north))).toBe('in-use')
  expect(await codeOf(deleteRecord(context, team, oslo))).toBe('ok')
  expect(await codeOf(deleteRecord(context, team, north))).toBe('ok')
})

test('a team stays while members are in it', async () => {
  const south = await newTeam('South')
  await makeMember(ground, context.workspace.id, 'rosa', 'rep', south)
  expect(await codeOf(deleteRecord(context, team, south))).toBe('in-use')
})

test('a team is never below itself', async () => {
  const east = await newTeam('East')
  const riga = await newTeam('Riga', east)
  expect(await codeOf(patchRecord(context, team, east, { parentId: riga }))).toBe('invalid')
})
