import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { guardGuess, guessesPerName } from '#server/domains/sessions/guard-guess.ts'
import { newToken } from '#server/domains/sessions/tokens.ts'
import type { Context } from '#server/records/actor.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import {
  client,
  contextOf,
  enter,
  makeAccount,
  makeMember,
  makeWorkspace,
  password,
  type Person,
} from '#server/testing/people.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { createInvitation } from './create-invitation.ts'
import { deleteInvitation } from './delete-invitation.ts'
import { findInvitation } from './find-invitation.ts'
import { listInvitations } from './list-invitations.ts'

let ground: TestGround
let admin: Person
let context: Context
let people = 0
beforeAll(async () => {
  ground = await createTestGround()
  admin = await makeWorkspace(ground, 'Acme')
  context = await contextOf(ground, admin)
})
afterAll(() => ground.database.close())

const codeOf = (work: Promise<unknown>) =>
  work.then(() => 'ok').catch((error: { code: string }) => error.code)
const newEmail = () => `guest${++people}@example.com`
const invite = (email = newEmail()) => createInvitation(context, ground.secrets, { email, role: 'rep' })
const newPerson = () => ({ name: 'New Person', username: `guest-${++people}`, password })
const from = { ...client, address: '192.0.2.77' }
const membersOf = (email: string) =>
  ground.database.readDb
    .selectFrom('member')
    .innerJoin('account', 'account.id', 'member.account_id')
    .select(['member.role', 'member.active', 'member.workspace_id', 'member.account_id'])
    .where('account.email', '=', email)
    .execute()

test('S23: a person without an account joins by the link, and is signed in', async () => {
  const { token, invitation } = await invite('new@example.com')
  expect(await findInvitation(ground, token)).toMatchObject({
    email: 'new@example.com',
    role: 'rep',
    accountId: null,
  })
  const joined = await acceptInvitation(ground, { token, person: newPerson() }, from)
  const entered = await enter(ground, { session: joined.token, workspace: 'acme' })
  expect(entered.context?.actor.role).toBe('rep')
  expect(entered.signedIn?.superuser).toBe(false)
  expect((await listInvitations(context)).map((each) => each.id)).not.toContain(invitation.id)
})

test('S23: of fifty at once with one link one joins, and no second account is made', async () => {
  const { token } = await invite('raced@example.com')
  const tries = Array.from({ length: 50 }, () =>
    acceptInvitation(ground, { token, person: newPerson() }, from),
  )
  const codes = await Promise.all(tries.map(codeOf))
  expect(codes.filter((code) => code === 'ok')).toHaveLength(1)
  expect(codes.filter((code) => code === 'expired-link')).toHaveLength(49)
  expect(await membersOf('raced@example.com')).toHaveLength(1)
})

test('S23: of eight at once with one link for an account one joins', async () => {
  await makeAccount(ground, 'known-raced')
  const { token } = await invite('known-raced@example.com')
  const tries = Array.from({ length: 8 }, () => acceptInvitation(ground, { token, password }, from))
  const codes = await Promise.all(tries.map(codeOf))
  expect(codes.toSorted()).toEqual([...Array.from({ length: 7 }, () => 'expired-link'), 'ok'])
  expect(await membersOf('known-raced@example.com')).toHaveLength(1)
})

describe('S23: a link leads nowhere', () => {
  const tryBoth = async (token: string) => [
    await codeOf(findInvitation(ground, token)),
    await codeOf(acceptInvitation(ground, { token, person: newPerson() }, from)),
  ]
  const nowhere = ['expired-link', 'expired-link']

  test.each(['', ' ', 'null', '\0', newToken('invitation'), newToken('key'), 'a'.repeat(100_000)])(
    'when unknown (%#)',
    async (token) => {
      expect(await tryBoth(token)).toEqual(nowhere)
    },
  )
  test('when withdrawn', async () => {
    const { token, invitation } = await invite()
    await deleteInvitation(context, invitation.id)
    expect(await tryBoth(token)).toEqual(nowhere)
    expect(await codeOf(deleteInvitation(context, invitation.id))).toBe('not-found')
  })
  test('when a newer one was made for the same person', async () => {
    const first = await invite('twice@example.com')
    const second = await invite('twice@example.com')
    expect(await tryBoth(first.token)).toEqual(nowhere)
    expect(await codeOf(findInvitation(ground, second.token))).toBe('ok')
  })
  test('after seven days', async () => {
    const { token, invitation } = await invite()
    const days = (Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt)) / 86_400_000
    expect(days).toBe(7)
    ground.pass({ days: 6.999 })
    expect(await codeOf(findInvitation(ground, token))).toBe('ok')
    ground.pass({ days: 0.001 })
    expect(await tryBoth(token)).toEqual(nowhere)
    expect(await listInvitations(context)).toEqual([])
  })
})

describe('S23: a person with an account joins with its password', () => {
  test('which is guessed as seldom as at sign-in, and a wrong one does not use the link up', async () => {
    const other = await makeWorkspace(ground, 'Beta', 'beta-admin')
    const { token } = await invite(other.email)
    expect(await findInvitation(ground, token)).toMatchObject({ accountId: other.accountId })
    expect(await codeOf(acceptInvitation(ground, { token, password: 'wrong' }, from))).toBe(
      'wrong-credentials',
    )
    expect(await membersOf(other.email)).toHaveLength(1)
    const joined = await acceptInvitation(ground, { token, password }, from)
    expect(joined.accountId).toBe(other.accountId)
    expect((await membersOf(other.email)).map((each) => each.role).toSorted()).toEqual(['admin', 'rep'])
  })
  test('and not when its guesses are used up', async () => {
    await makeAccount(ground, 'guessed')
    const { token } = await invite('guessed@example.com')
    for (let guess = 1; guess <= guessesPerName; guess++) {
      await guardGuess(
        ground,
        { name: 'guessed@example.com', address: `198.51.100.${guess}` },
        async () => undefined,
      )
    }
    expect(await codeOf(acceptInvitation(ground, { token, password }, from))).toBe('too-many-requests')
    expect(await membersOf('guessed@example.com')).toEqual([])
  })
  test('and not by calling themselves new', async () => {
    await makeAccount(ground, 'taken')
    const { token } = await invite('taken@example.com')
    for (const person of [undefined, newPerson()]) {
      const refused = acceptInvitation(ground, { token, person }, from)
      await expect(refused).rejects.toMatchObject({
        code: 'invalid',
        details: { fields: [{ path: 'password' }] },
      })
    }
    expect(await membersOf('taken@example.com')).toEqual([])
  })
})

describe('S16, S23: what a newcomer gets wrong uses nothing up', () => {
  test.each([
    [
      'no person',
      undefined,
      { code: 'invalid', details: { fields: [{ path: 'person', code: 'required' }] } },
    ],
    [
      'a name that is taken',
      { username: 'admin-acme' },
      { code: 'invalid', details: { fields: [{ path: 'person.username', code: 'duplicate' }] } },
    ],
    [
      'a common password',
      { password: 'Password1!' },
      { code: 'weak-password', details: { fields: [{ path: 'person.password' }] } },
    ],
    [
      'a password like the firm',
      { password: 'acme-acme-1' },
      { code: 'weak-password', details: { fields: [{ code: 'like-your-data' }] } },
    ],
  ])('%s', async (_what, wrong, problem) => {
    const { token } = await invite()
    const person = wrong === undefined ? undefined : { ...newPerson(), ...wrong }
    await expect(acceptInvitation(ground, { token, person }, from)).rejects.toMatchObject(problem)
    expect(await codeOf(acceptInvitation(ground, { token, person: newPerson() }, from))).toBe('ok')
  })
})

test('S27: members are invited by who manages members, into teams of the workspace', async () => {
  const rep = await contextOf(ground, await makeMember(ground, admin.workspaceId, 'a-rep', 'rep'))
  const { invitation } = await invite()
  for (const work of [
    createInvitation(rep, ground.secrets, { email: newEmail(), role: 'admin' }),
    listInvitations(rep),
    deleteInvitation(rep, invitation.id),
  ]) {
    expect(await codeOf(work)).toBe('not-allowed')
  }
  const other = await contextOf(ground, await makeWorkspace(ground, 'Gamma', 'gamma-admin'))
  expect(await codeOf(deleteInvitation(other, invitation.id))).toBe('not-found')
  expect((await listInvitations(context)).map((each) => each.id)).toContain(invitation.id)
  const strange = createInvitation(context, ground.secrets, {
    email: newEmail(),
    role: 'rep',
    teamId: crypto.randomUUID(),
  })
  await expect(strange).rejects.toMatchObject({
    code: 'invalid',
    details: { fields: [{ path: 'teamId', code: 'unknown-reference' }] },
  })
})

test('S23: who is a member, or was one, is not invited', async () => {
  const refused = invite(admin.email)
  await expect(refused).rejects.toMatchObject({
    code: 'invalid',
    details: { fields: [{ path: 'email', code: 'duplicate' }] },
  })
})

test('S10: the database does not hold the token', async () => {
  const { token } = await invite()
  const rows = await ground.database.readDb.selectFrom('invitation').selectAll().execute()
  const stored = rows.map(
    (row) => JSON.stringify(row) + row.token_hash.toString('latin1') + row.token_hash.toString('base64url'),
  )
  expect(stored.join()).not.toContain(token)
})
