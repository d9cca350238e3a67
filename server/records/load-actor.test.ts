import { afterAll, beforeAll, expect, test } from 'vitest'
import { deactivateMember } from '#server/domains/members/deactivate-member.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { contextOf, makeMember, makeWorkspace, type Person } from '#server/testing/people.ts'

let ground: TestGround
let admin: Person
let people = 0
beforeAll(async () => {
  ground = await createTestGround()
  admin = await makeWorkspace(ground, 'Acme')
})
afterAll(() => ground.database.close())

/** Laid straight into the table, also as the rules of teams would not have it. */
async function makeTeam(name: string, parentId: string | null, deleted = false): Promise<string> {
  const now = ground.clock().toISOString()
  const id = crypto.randomUUID()
  const row = {
    workspace_id: admin.workspaceId,
    id,
    created_at: now,
    created_by: null,
    updated_at: now,
    deleted_at: deleted ? now : null,
    version: 1,
    name_key: name,
    folded: JSON.stringify({ name }),
    name,
    parent_id: parentId,
  }
  await ground.database.db.insertInto('team').values(row).execute()
  return id
}
const member = (role: 'manager' | 'rep', teamId: string) =>
  makeMember(ground, admin.workspaceId, `member${++people}`, role, teamId)
const actorOf = async (person: Person) => (await contextOf(ground, person)).actor
const ids = (...members: Person[]) => members.map((each) => each.memberId).toSorted()

test('S27: a team reaches down the tree, past no team of the trash, and holds the inactive too', async () => {
  const sales = await makeTeam('Sales', null)
  const north = await makeTeam('North', sales)
  const city = await makeTeam('City', north)
  const gone = await makeTeam('Gone', sales, true)
  const belowGone = await makeTeam('Below gone', gone)
  const chief = await member('manager', sales)
  const rep = await member('rep', north)
  const leaver = await member('rep', city)
  const deputy = await member('manager', city)
  for (const teamId of [gone, belowGone, await makeTeam('Other', null)]) await member('rep', teamId)
  await deactivateMember(await contextOf(ground, admin), leaver.memberId, null)
  expect(await actorOf(chief)).toMatchObject({
    teamId: sales,
    teamMemberIds: ids(chief, rep, leaver, deputy),
  })
  expect(await actorOf(deputy)).toMatchObject({ teamId: city, teamMemberIds: ids(leaver, deputy) })
  expect(await actorOf(rep)).toMatchObject({ teamId: north, teamMemberIds: ids(rep) })
})

test('S27: whose team is in the trash has only themselves', async () => {
  const gone = await makeTeam('Gone as well', null, true)
  const manager = await member('manager', gone)
  await member('rep', gone)
  expect(await actorOf(manager)).toMatchObject({ teamId: null, teamMemberIds: ids(manager) })
})

test('S27: teams that go round in a circle end', async () => {
  const one = await makeTeam('One', null)
  const two = await makeTeam('Two', one)
  const circle: object = { parent_id: two }
  await ground.database.db.updateTable('team').set(circle).where('id', '=', one).execute()
  const manager = await member('manager', one)
  const below = await member('rep', two)
  expect((await actorOf(manager)).teamMemberIds).toEqual(ids(manager, below))
})
