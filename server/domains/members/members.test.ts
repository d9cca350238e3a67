import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contact } from '#contract/entities/contact.ts'
import { team } from '#contract/entities/team.ts'
import { createInvitation } from '#server/domains/invitations/create-invitation.ts'
import { findInvitation } from '#server/domains/invitations/find-invitation.ts'
import { connectClient } from '#server/platform/db.ts'
import { createRecord } from '#server/records/create.ts'
import { deleteRecord } from '#server/records/trash.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { contextOf, makeMember, makeWorkspace, type Person } from '#server/testing/people.ts'
import { deactivateMember } from './deactivate-member.ts'
import { listMembers } from './list-members.ts'
import { reactivateMember } from './reactivate-member.ts'
import { updateMember } from './update-member.ts'

let ground: TestGround
let admin: Person
let stranger: Person
let people = 0
beforeAll(async () => {
  ground = await createTestGround()
  admin = await makeWorkspace(ground, 'Acme')
  stranger = await makeWorkspace(ground, 'Beta')
})
afterAll(() => ground.database.close())

const newcomer = (role: 'rep' | 'manager' | 'admin' | 'readOnly' = 'rep', workspaceId = admin.workspaceId) =>
  makeMember(ground, workspaceId, `person${++people}`, role)
const codeOf = (work: Promise<unknown>) =>
  work.then(() => 'ok').catch((error: { code: string }) => error.code)
const answerOf = (work: Promise<unknown>) =>
  work.then(() => 'ok').catch((error: unknown) => JSON.stringify(error))
const stateOf = (person: Person) =>
  ground.database.readDb
    .selectFrom('member')
    .select(['role', 'team_id', 'active', 'version'])
    .where('workspace_id', '=', person.workspaceId)
    .where('id', '=', person.memberId)
    .executeTakeFirstOrThrow()

describe('a workspace keeps an active admin', () => {
  test('S25: the last one can neither be demoted nor deactivated', async () => {
    const boss = await makeWorkspace(ground, 'Solo')
    const context = await contextOf(ground, boss)
    await newcomer('manager', boss.workspaceId)
    for (const role of ['manager', 'rep', 'readOnly'] as const) {
      expect(await codeOf(updateMember(context, boss.memberId, { role }))).toBe('last-admin')
    }
    expect(await codeOf(deactivateMember(context, boss.memberId, null))).toBe('last-admin')
    const deputy = await newcomer('admin', boss.workspaceId)
    await deactivateMember(context, deputy.memberId, null)
    expect(await codeOf(updateMember(context, boss.memberId, { role: 'rep' }))).toBe('last-admin')
    await ground.database.db
      .updateTable('account')
      .set({ active: false })
      .where('id', '=', deputy.accountId)
      .execute()
    await reactivateMember(context, deputy.memberId)
    expect(await codeOf(updateMember(context, boss.memberId, { role: 'rep' }))).toBe('last-admin')
    expect(await stateOf(boss)).toMatchObject({ role: 'admin', active: true, version: 1 })
  })

  test('S25: of admins who remove each other at once one stays, in every round', async () => {
    for (let round = 0; round < 8; round++) {
      const first = await makeWorkspace(ground, `Round ${round}`, `round-${round}`)
      const admins = [
        first,
        await newcomer('admin', first.workspaceId),
        await newcomer('admin', first.workspaceId),
      ]
      const contexts = await Promise.all(admins.map((each) => contextOf(ground, each)))
      const removals = contexts.map((context, index) => {
        const target = admins[(index + 1) % admins.length]?.memberId ?? ''
        return round % 2 === 0
          ? codeOf(updateMember(context, target, { role: 'rep' }))
          : codeOf(deactivateMember(context, target, null))
      })
      expect((await Promise.all(removals)).toSorted()).toEqual(['last-admin', 'ok', 'ok'])
      const states = await Promise.all(admins.map(stateOf))
      expect(states.filter((state) => state.role === 'admin' && state.active)).toHaveLength(1)
    }
  })

  test('S25: a superuser can neither be demoted nor deactivated, whoever asks', async () => {
    const root = await newcomer('admin')
    await ground.database.db
      .updateTable('account')
      .set({ superuser: true })
      .where('id', '=', root.accountId)
      .execute()
    for (const actor of [admin, root]) {
      const context = await contextOf(ground, actor)
      expect(await codeOf(updateMember(context, root.memberId, { role: 'rep' }))).toBe('superuser-stays')
      expect(await codeOf(deactivateMember(context, root.memberId, null))).toBe('superuser-stays')
    }
    expect(await stateOf(root)).toMatchObject({ role: 'admin', active: true, version: 1 })
  })
})

describe('S27: only who manages members does', () => {
  test.each(['manager', 'rep', 'readOnly'] as const)('a %s changes nothing', async (role) => {
    const actor = await newcomer(role)
    const target = await newcomer('rep')
    const context = await contextOf(ground, actor)
    expect(await codeOf(listMembers(context))).toBe('not-allowed')
    expect(await codeOf(updateMember(context, actor.memberId, { role: 'admin' }))).toBe('not-allowed')
    expect(await codeOf(updateMember(context, target.memberId, { role: 'admin' }))).toBe('not-allowed')
    expect(await codeOf(deactivateMember(context, target.memberId, actor.memberId))).toBe('not-allowed')
    expect(await codeOf(reactivateMember(context, target.memberId))).toBe('not-allowed')
    expect(await stateOf(actor)).toMatchObject({ role, version: 1 })
    expect(await stateOf(target)).toMatchObject({ role: 'rep', active: true, version: 1 })
  })

  test('members and teams of another workspace are unknown ones', async () => {
    const context = await contextOf(ground, admin)
    const target = await newcomer()
    const theirs = await newcomer('rep', stranger.workspaceId)
    const unknown = crypto.randomUUID()
    for (const act of [
      (id: string) => updateMember(context, id, { role: 'admin' }),
      (id: string) => deactivateMember(context, id, null),
      (id: string) => reactivateMember(context, id),
      (id: string) => deactivateMember(context, target.memberId, id),
    ]) {
      expect(await answerOf(act(theirs.memberId))).toBe(await answerOf(act(unknown)))
    }
    expect(await stateOf(theirs)).toMatchObject({ role: 'rep', active: true, version: 1 })
    expect(await stateOf(target)).toMatchObject({ active: true, version: 1 })
    const { record } = await createRecord(await contextOf(ground, stranger), team, { name: 'Theirs' })
    const ours = await createRecord(context, team, { name: 'Ours, but gone' })
    await deleteRecord(context, team, ours.record.id)
    for (const teamId of [unknown, record.id, ours.record.id]) {
      const refused = updateMember(context, target.memberId, { teamId })
      const fields = [{ path: 'teamId', code: 'unknown-reference' }]
      await expect(refused).rejects.toMatchObject({ code: 'invalid', details: { fields } })
    }
  })
})

test('S22: everyone is listed, the active ones first, then who was seen last', async () => {
  const boss = await makeWorkspace(ground, 'Listed')
  const context = await contextOf(ground, boss)
  const gone = await newcomer('rep', boss.workspaceId)
  const idle = await newcomer('rep', boss.workspaceId)
  const busy = await newcomer('manager', boss.workspaceId)
  const see = (person: Person, at: string) =>
    ground.database.db.updateTable('member').set({ seen_at: at }).where('id', '=', person.memberId).execute()
  await see(gone, '2026-03-01T12:00:00.000Z')
  await expect
    .poll(async () => (await listMembers(context))[0]?.lastSeenAt)
    .toBe(ground.clock().toISOString())
  await see(boss, '2026-02-01T12:00:00.000Z')
  await see(busy, '2026-02-27T12:00:00.000Z')
  await deactivateMember(context, gone.memberId, null)
  const members = await listMembers(context)
  expect(members.map((member) => member.id)).toEqual(
    [busy, boss, idle, gone].map((person) => person.memberId),
  )
  expect(members[0]).toEqual({
    id: busy.memberId,
    name: `Name of ${busy.username}`,
    role: 'manager',
    teamId: null,
    active: true,
    email: busy.email,
    username: busy.username,
    phone: null,
    joinedAt: '2026-03-02T09:00:00.000Z',
    lastSeenAt: '2026-02-27T12:00:00.000Z',
    superuser: false,
    version: 1,
  })
  expect(JSON.stringify(members)).not.toContain('scrypt')
})

describe('S21: deactivation hands the records over in the same step', () => {
  async function contactsOf(context: Awaited<ReturnType<typeof contextOf>>, ownerId: string, count: number) {
    const statusId = await firstStatus(context.workspace.id)
    for (let index = 0; index < count; index++) {
      await createRecord(context, contact, { lastName: `Customer ${index}`, statusId, ownerId })
    }
  }
  const owned = async (ownerId: string) => {
    const rows = await ground.database.readDb
      .selectFrom('contact')
      .select('id')
      .where('owner_id' as 'id', '=', ownerId)
      .execute()
    return rows.map((row) => row.id)
  }

  test('to a colleague, or to nobody, each with its change', async () => {
    const context = await contextOf(ground, admin)
    const leaver = await newcomer()
    const heir = await newcomer()
    await contactsOf(context, leaver.memberId, 3)
    const before = await owned(leaver.memberId)
    const done = await deactivateMember(context, leaver.memberId, heir.memberId)
    expect(done).toMatchObject({
      member: { active: false, version: 2 },
      reassigned: { contacts: 3, companies: 0 },
    })
    expect(await owned(leaver.memberId)).toEqual([])
    expect((await owned(heir.memberId)).toSorted()).toEqual(before.toSorted())
    const changes = await ground.database.readDb
      .selectFrom('change')
      .select(['record_id', 'diff', 'actor_id'])
      .where('record_id', 'in', before)
      .where('verb', '=', 2)
      .execute()
    expect(changes).toHaveLength(3)
    for (const change of changes) {
      expect(change).toMatchObject({
        diff: { ownerId: [leaver.memberId, heir.memberId] },
        actor_id: admin.memberId,
      })
    }
    const last = await deactivateMember(context, heir.memberId, null)
    expect(last.reassigned).toEqual({ contacts: 3, companies: 0 })
    expect(await owned(heir.memberId)).toEqual([])
  })

  test('never to someone who has left, or to the leaver', async () => {
    const context = await contextOf(ground, admin)
    const leaver = await newcomer()
    const gone = await newcomer()
    await deactivateMember(context, gone.memberId, null)
    for (const heir of [gone.memberId, leaver.memberId, admin.accountId]) {
      const refused = deactivateMember(context, leaver.memberId, heir)
      await expect(refused).rejects.toMatchObject({
        code: 'invalid',
        details: { fields: [{ path: 'reassignTo' }] },
      })
    }
    expect(await stateOf(leaver)).toMatchObject({ active: true, version: 1 })
  })

  test('and if the handing over fails, nothing has happened', async () => {
    const context = await contextOf(ground, admin)
    const leaver = await newcomer()
    const heir = await newcomer()
    await contactsOf(context, leaver.memberId, 2)
    const owner = await connectClient(ground.database.owner)
    try {
      await owner.query(`alter table contact add constraint broken check (owner_id <> '${heir.memberId}')`)
      await expect(deactivateMember(context, leaver.memberId, heir.memberId)).rejects.toThrow('broken')
    } finally {
      await owner.query('alter table contact drop constraint broken')
      await owner.end()
    }
    expect(await stateOf(leaver)).toMatchObject({ active: true, version: 1 })
    expect(await owned(leaver.memberId)).toHaveLength(2)
  })

  test('and invitations that the member made for the way back lead nowhere', async () => {
    const other = await newcomer('admin')
    const { token } = await createInvitation(await contextOf(ground, other), ground.secrets, {
      email: 'second-self@example.com',
      role: 'admin',
    })
    await expect(findInvitation(ground, token)).resolves.toMatchObject({ role: 'admin' })
    await deactivateMember(await contextOf(ground, admin), other.memberId, null)
    await expect(findInvitation(ground, token)).rejects.toMatchObject({ code: 'expired-link' })
  })
})

test('S20: a change of role counts from the next request, and what changes nothing raises no version', async () => {
  const context = await contextOf(ground, admin)
  const person = await newcomer()
  expect(await updateMember(context, person.memberId, { role: 'manager' })).toMatchObject({
    role: 'manager',
    version: 2,
  })
  expect((await contextOf(ground, person)).actor.role).toBe('manager')
  expect(await updateMember(context, person.memberId, { role: 'manager', teamId: null })).toMatchObject({
    version: 2,
  })
  expect(await updateMember(context, person.memberId, {})).toMatchObject({ version: 2 })
  expect(await reactivateMember(context, person.memberId)).toMatchObject({ active: true, version: 2 })
})

async function firstStatus(workspaceId: string): Promise<string> {
  const row = await ground.database.readDb
    .selectFrom('option')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('list' as 'id', '=', 'contactStatus')
    .executeTakeFirstOrThrow()
  return row.id
}
