import { afterAll, beforeAll, expect, test } from 'vitest'
import { roles } from '#contract/access.ts'
import { deactivateMember } from '#server/domains/members/deactivate-member.ts'
import { reactivateMember } from '#server/domains/members/reactivate-member.ts'
import { invalid } from '#server/platform/problem.ts'
import type { Context } from '#server/records/actor.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { whileUncommitted } from '#server/testing/meanwhile.ts'
import { contextOf, enter, makeMember, makeWorkspace, type Person } from '#server/testing/people.ts'
import { createKey, needsMember } from './create-key.ts'
import { deleteKey } from './delete-key.ts'
import { listKeys } from './list-keys.ts'

let ground: TestGround
let admin: Person
let rep: Person
let context: Context
beforeAll(async () => {
  ground = await createTestGround()
  admin = await makeWorkspace(ground, 'Acme')
  rep = await makeMember(ground, admin.workspaceId, 'rep', 'rep')
  context = await contextOf(ground, admin)
})
afterAll(() => ground.database.close())

const codeOf = (work: Promise<unknown>) =>
  work.then(() => 'ok').catch((error: { code: string }) => error.code)
const problemOf = (path: string, code: string) => ({ code: 'invalid', details: { fields: [{ path, code }] } })

test('S145: a key is shown once, and only its beginning and its hash are kept', async () => {
  const { key, secret } = await createKey(context, ground.secrets, { name: 'Sync', role: 'admin' })
  expect(secret).toMatch(/^rp_[\w-]{43}$/)
  expect(key.prefix).toBe(secret.slice(0, 8))
  const row = await ground.database.readDb
    .selectFrom('api_key')
    .selectAll()
    .where('id', '=', key.id)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(row) + row.secret_hash.toString('latin1')).not.toContain(secret.slice(8))
  expect(await listKeys(context)).toEqual([key])
  await enter(ground, { authorization: `Bearer ${secret}` })
  await expect.poll(async () => (await listKeys(context))[0]?.lastUsedAt).toBe(ground.clock().toISOString())
})

test('S145: roles that are limited to own or team need to know whose', async () => {
  expect(roles.filter(needsMember)).toEqual(['manager', 'rep'])
  for (const role of roles) {
    const made = createKey(context, ground.secrets, { name: 'Sync', role })
    const answer = await made.then(() => 'ok').catch((error: unknown) => error)
    expect(answer).toEqual(needsMember(role) ? invalid({ path: 'memberId', code: 'required' }) : 'ok')
    expect(
      await codeOf(createKey(context, ground.secrets, { name: 'Sync', role, memberId: rep.memberId })),
    ).toBe('ok')
  }
})

test('S145: a key stands for an active member of its own workspace', async () => {
  const gone = await makeMember(ground, admin.workspaceId, 'gone', 'rep')
  await deactivateMember(context, gone.memberId, null)
  const stranger = await makeWorkspace(ground, 'Beta')
  for (const memberId of [gone.memberId, stranger.memberId, rep.accountId, crypto.randomUUID()]) {
    const made = createKey(context, ground.secrets, { name: 'Sync', role: 'rep', memberId })
    await expect(made).rejects.toMatchObject(problemOf('memberId', 'unknown-reference'))
  }
})

test.each([
  '2026-03-02T09:00:00.000Z',
  '2020-01-01T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-14:00',
])('S145: an expiry of %s is refused', async (expiresAt) => {
  const made = createKey(context, ground.secrets, { name: 'Sync', role: 'admin', expiresAt })
  await expect(made).rejects.toMatchObject(problemOf('expiresAt', 'bad-value'))
})

test('S145: an expiry in another zone is the same moment', async () => {
  const { key } = await createKey(context, ground.secrets, {
    name: 'Sync',
    role: 'admin',
    expiresAt: '2027-01-01T00:00:00+02:00',
  })
  expect(key.expiresAt).toBe('2026-12-31T22:00:00.000Z')
})

test('S27: only who manages keys does, and a key of another workspace is an unknown one', async () => {
  const { key } = await createKey(context, ground.secrets, { name: 'Sync', role: 'admin' })
  const repContext = await contextOf(ground, rep)
  expect(await codeOf(listKeys(repContext))).toBe('not-allowed')
  expect(await codeOf(createKey(repContext, ground.secrets, { name: 'Mine', role: 'admin' }))).toBe(
    'not-allowed',
  )
  expect(await codeOf(deleteKey(repContext, key.id))).toBe('not-allowed')
  const stranger = await contextOf(ground, await makeWorkspace(ground, 'Gamma'))
  expect(await codeOf(deleteKey(stranger, key.id))).toBe('not-found')
  expect(await codeOf(deleteKey(stranger, crypto.randomUUID()))).toBe('not-found')
  expect((await listKeys(context)).map((each) => each.id)).toContain(key.id)
  await deleteKey(context, key.id)
  expect(await codeOf(deleteKey(context, key.id))).toBe('not-found')
  expect((await listKeys(context)).map((each) => each.id)).not.toContain(key.id)
})

test('S145, S21: keys that stand for a member end with their access, for good', async () => {
  const leaver = await makeMember(ground, admin.workspaceId, 'leaver', 'rep')
  const other = await makeMember(ground, admin.workspaceId, 'stays', 'rep')
  const make = (memberId: string) =>
    createKey(context, ground.secrets, { name: 'Sync', role: 'rep', memberId })
  const [theirs, another] = [await make(leaver.memberId), await make(other.memberId)]
  const { keys } = await deactivateMember(context, leaver.memberId, null)
  expect(keys).toEqual({ ended: 1, working: [] })
  expect((await listKeys(context)).map((each) => each.id)).not.toContain(theirs.key.id)
  await reactivateMember(context, leaver.memberId)
  expect(await codeOf(enter(ground, { authorization: `Bearer ${theirs.secret}` }))).toBe('not-signed-in')
  expect(await codeOf(enter(ground, { authorization: `Bearer ${another.secret}` }))).toBe('ok')
})

test('S145, S21: a key stands for nobody who is not active, ended or not', async () => {
  const member = await makeMember(ground, admin.workspaceId, 'frozen', 'rep')
  const { secret } = await createKey(context, ground.secrets, {
    name: 'Sync',
    role: 'rep',
    memberId: member.memberId,
  })
  const { db } = ground.database
  const answer = () => codeOf(enter(ground, { authorization: `Bearer ${secret}` }))
  const setAccount = (active: boolean) =>
    db.updateTable('account').set({ active }).where('id', '=', member.accountId).execute()
  await setAccount(false)
  expect(await answer()).toBe('not-signed-in')
  await setAccount(true)
  expect(await answer()).toBe('ok')
  await db.updateTable('member').set({ active: false }).where('id', '=', member.memberId).execute()
  expect(await answer()).toBe('not-signed-in')
})

test('S145, S21: keys that a leaving admin made for others go on, and are named with their maker', async () => {
  const leaver = await makeMember(ground, admin.workspaceId, 'maker', 'admin')
  const theirs = await contextOf(ground, leaver)
  const made = await createKey(theirs, ground.secrets, { name: 'Website', role: 'admin' })
  const bound = await createKey(theirs, ground.secrets, {
    name: 'Mine',
    role: 'admin',
    memberId: leaver.memberId,
  })
  const expired = await createKey(theirs, ground.secrets, {
    name: 'Old',
    role: 'readOnly',
    expiresAt: '2026-03-02T10:00:00.000Z',
  })
  const withdrawn = await createKey(theirs, ground.secrets, { name: 'Withdrawn', role: 'readOnly' })
  await deleteKey(theirs, withdrawn.key.id)
  ground.pass({ minutes: 61 })
  const { keys } = await deactivateMember(context, leaver.memberId, null)
  expect(keys).toEqual({ ended: 1, working: [made.key] })
  expect(made.key.createdBy).toBe(leaver.memberId)
  expect(await codeOf(enter(ground, { authorization: `Bearer ${made.secret}` }))).toBe('ok')
  expect(await codeOf(enter(ground, { authorization: `Bearer ${bound.secret}` }))).toBe('not-signed-in')
  expect((await listKeys(context)).find((each) => each.id === expired.key.id)?.createdBy).toBe(
    leaver.memberId,
  )
  await deleteKey(context, made.key.id)
  expect(await codeOf(enter(ground, { authorization: `Bearer ${made.secret}` }))).toBe('not-signed-in')
})

test('S145, S21: no key is made for a member who is being deactivated', async () => {
  const leaver = await makeMember(ground, admin.workspaceId, 'racer', 'rep')
  const make = () =>
    createKey(context, ground.secrets, { name: 'Late', role: 'rep', memberId: leaver.memberId })
  const leave = ['update member set active = false where id = $1', leaver.memberId] as const
  expect(await whileUncommitted(ground, leave, make)).toBe('memberId unknown-reference')
})
