import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { actions } from '#contract/operations.ts'
import { createKey } from '#server/domains/keys/create-key.ts'
import { deleteKey } from '#server/domains/keys/delete-key.ts'
import { deactivateMember } from '#server/domains/members/deactivate-member.ts'
import { reactivateMember } from '#server/domains/members/reactivate-member.ts'
import { endSession } from '#server/domains/sessions/end-session.ts'
import { newToken } from '#server/domains/sessions/tokens.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { contextOf, enter, makeMember, makeWorkspace, type Person } from '#server/testing/people.ts'
import { sessionCookieOptions } from './authenticate.ts'

let ground: TestGround
let admin: Person
let stranger: Person
let people = 0
/** A member of the first workspace whom no test has touched. */
const newcomer = (role: 'rep' | 'manager' | 'admin' = 'rep') =>
  makeMember(ground, admin.workspaceId, `person${++people}`, role)
const codeOf = (work: Promise<unknown>) =>
  work.then(() => 'ok').catch((error: { code: string }) => error.code)

beforeAll(async () => {
  ground = await createTestGround()
  admin = await makeWorkspace(ground, 'Acme')
  stranger = await makeWorkspace(ground, 'Beta')
})
afterAll(() => ground.database.close())

const nonsense = [
  '',
  ' ',
  'null',
  'undefined',
  '\0',
  newToken('session').slice(1),
  `${newToken('session')}A`,
  `${newToken('session').slice(1)} `,
  `${newToken('session').slice(1)}=`,
  `${newToken('session').slice(1)}é`,
  `%${newToken('session').slice(1)}`,
  newToken('key'),
  'A'.repeat(100_000),
]
describe('S8: what cannot be a token is refused before anything is asked of the database', () => {
  test.each(nonsense)('cookie %#', async (session) => {
    const statements = await ground.statementsOf(async () => {
      expect(await codeOf(enter(ground, { session, workspace: 'acme' }))).toBe('not-signed-in')
    })
    expect(statements).toEqual([])
  })

  test.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer null',
    'Basic YTpi',
    newToken('key'),
    `Bearer ${newToken('session')}`,
    `Bearer ${newToken('key').slice(0, -1)}`,
    `Bearer ${newToken('key')}x`,
    `Bearer ${newToken('key')} ${newToken('key')}`,
    `Bearer rp_${'A'.repeat(100_000)}`,
    `Token ${newToken('key')}`,
  ])('key %#, also beside a good cookie', async (authorization) => {
    const statements = await ground.statementsOf(async () => {
      expect(await codeOf(enter(ground, { authorization, session: admin.token, workspace: 'acme' }))).toBe(
        'not-signed-in',
      )
    })
    expect(statements).toEqual([])
  })

  test('and a request without anything', async () => {
    expect(await codeOf(enter(ground, { workspace: 'acme' }))).toBe('not-signed-in')
    expect(await codeOf(enter(ground, { session: newToken('session'), workspace: 'acme' }))).toBe(
      'not-signed-in',
    )
    expect(await codeOf(enter(ground, { authorization: `Bearer ${newToken('key')}` }))).toBe('not-signed-in')
  })
})

test('S8: one statement tells who asks, where, and who is in their team', async () => {
  const statements = await ground.statementsOf(() =>
    enter(ground, { session: admin.token, workspace: 'acme' }),
  )
  expect(statements.filter((text) => !text.trimStart().startsWith('update'))).toHaveLength(1)
})

test('S32: a workspace of others answers exactly like one that does not exist', async () => {
  const answers = await Promise.all(
    [
      stranger.workspaceId,
      'beta',
      'BETA',
      'no-such-workspace',
      admin.memberId,
      'ä',
      '',
      ' ',
      'x'.repeat(5000),
      '../beta',
    ].map((workspace) =>
      enter(ground, { session: admin.token, workspace }).catch((error: unknown) => JSON.stringify(error)),
    ),
  )
  expect(new Set(answers)).toEqual(
    new Set([JSON.stringify({ code: 'not-found', details: {}, name: 'Problem' })]),
  )
  expect(await codeOf(enter(ground, { session: admin.token }))).toBe('bad-request')
  for (const workspace of [admin.workspaceId, admin.workspaceId.toUpperCase(), 'acme', 'ACME']) {
    const { context } = await enter(ground, { session: admin.token, workspace })
    expect(context?.workspace.id).toBe(admin.workspaceId)
  }
})

test('S22: the use of a session is noted once a minute, and for the workspace that was used', async () => {
  const person = await newcomer()
  const seen = async () => {
    const { readDb } = ground.database
    const member = await readDb
      .selectFrom('member')
      .select('seen_at')
      .where('id', '=', person.memberId)
      .executeTakeFirst()
    return member?.seen_at
  }
  const first = ground.clock().toISOString()
  await enter(ground, { session: person.token, workspace: 'acme' })
  await expect.poll(seen).toBe(first)
  ground.pass({ minutes: 0.9 })
  const statements = await ground.statementsOf(async () => {
    for (let time = 0; time < 5; time++) await enter(ground, { session: person.token, workspace: 'acme' })
  })
  expect(statements).toHaveLength(5)
  expect(await seen()).toBe(first)
  ground.pass({ minutes: 0.2 })
  await Promise.all(
    Array.from({ length: 20 }, () => enter(ground, { session: person.token, workspace: 'acme' })),
  )
  await expect.poll(seen).toBe(ground.clock().toISOString())
})

describe('S21: withdrawal acts on the next request', () => {
  let person: Person
  beforeEach(async () => {
    person = await newcomer()
    await enter(ground, { session: person.token, workspace: 'acme' })
  })
  const inWorkspace = () => codeOf(enter(ground, { session: person.token, workspace: 'acme' }))
  const own = () => codeOf(enter(ground, { session: person.token }, actions.getSession))

  test('of a member: here, while the person goes on elsewhere', async () => {
    const context = await contextOf(ground, admin)
    const { secret } = await createKey(context, ground.secrets, {
      name: 'Sync',
      role: 'rep',
      memberId: person.memberId,
    })
    const withKey = () => codeOf(enter(ground, { authorization: `Bearer ${secret}` }))
    expect(await withKey()).toBe('ok')
    await deactivateMember(context, person.memberId, null)
    expect([await inWorkspace(), await own(), await withKey()]).toEqual(['not-found', 'ok', 'not-signed-in'])
    await reactivateMember(context, person.memberId)
    // The key that stood for them was ended for good (docs/decisions/0009).
    expect([await inWorkspace(), await own(), await withKey()]).toEqual(['ok', 'ok', 'not-signed-in'])
  })

  test('of an account', async () => {
    const { db } = ground.database
    const context = await contextOf(ground, admin)
    const { secret } = await createKey(context, ground.secrets, {
      name: 'Sync',
      role: 'rep',
      memberId: person.memberId,
    })
    await db.updateTable('account').set({ active: false }).where('id', '=', person.accountId).execute()
    expect([await inWorkspace(), await own()]).toEqual(['not-signed-in', 'not-signed-in'])
    expect(await codeOf(enter(ground, { authorization: `Bearer ${secret}` }))).toBe('not-signed-in')
  })

  test('of a session', async () => {
    const { signedIn } = await enter(ground, { session: person.token }, actions.getSession)
    await endSession(ground, person.accountId, signedIn?.sessionId ?? '')
    expect([await inWorkspace(), await own()]).toEqual(['not-signed-in', 'not-signed-in'])
  })

  test('of a key: ended, expired', async () => {
    const context = await contextOf(ground, admin)
    const expiresAt = new Date(ground.clock().getTime() + 60_000).toISOString()
    const short = await createKey(context, ground.secrets, { name: 'Short', role: 'admin', expiresAt })
    const long = await createKey(context, ground.secrets, { name: 'Long', role: 'admin' })
    const tryBoth = async () => [
      await codeOf(enter(ground, { authorization: `Bearer ${short.secret}` })),
      await codeOf(enter(ground, { authorization: `bearer  ${long.secret}` })),
    ]
    expect(await tryBoth()).toEqual(['ok', 'ok'])
    ground.pass({ minutes: 1 })
    expect(await tryBoth()).toEqual(['not-signed-in', 'ok'])
    await deleteKey(context, long.key.id)
    expect(await tryBoth()).toEqual(['not-signed-in', 'not-signed-in'])
  })
})

test('S145: a key acts in its workspace with its role, and is nobody outside it', async () => {
  const rep = await newcomer()
  const context = await contextOf(ground, admin)
  const { key, secret } = await createKey(context, ground.secrets, {
    name: 'Sync',
    role: 'manager',
    memberId: rep.memberId,
  })
  const authorization = `Bearer ${secret}`
  for (const workspace of [undefined, 'acme', admin.workspaceId]) {
    const entered = await enter(ground, { authorization, ...(workspace === undefined ? {} : { workspace }) })
    expect(entered.signedIn).toBeUndefined()
    expect(entered.context?.via).toBe('api')
    expect(entered.context?.actor).toEqual({
      kind: 'key',
      id: key.id,
      memberId: rep.memberId,
      role: 'manager',
      teamId: null,
      teamMemberIds: [rep.memberId],
    })
  }
  const answers = await Promise.all(
    [stranger.workspaceId, 'beta', 'no-such-workspace', ''].map((workspace) =>
      enter(ground, { authorization, workspace }).catch((error: unknown) => JSON.stringify(error)),
    ),
  )
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toContain('not-found')
  expect(await codeOf(enter(ground, { authorization }, actions.getSession))).toBe('not-allowed')
  expect(await codeOf(enter(ground, { authorization }, actions.createWorkspace))).toBe('not-allowed')
})

test('S14: the cookie is out of reach of scripts and other sites, and travels encrypted where the address is', () => {
  expect(sessionCookieOptions(ground)).toMatchObject({
    httpOnly: true,
    sameSite: 'lax',
    secure: true,
    path: '/',
  })
  const plain = { ...ground, env: { ...ground.env, baseUrl: 'http://127.0.0.1:3000' } }
  expect(sessionCookieOptions(plain).secure).toBe(false)
})

test('S1: a session ends thirty days after its last use, and ninety days after its start at the latest', async () => {
  const idle = await newcomer()
  const busy = await newcomer()
  const tryBoth = async () => [
    await codeOf(enter(ground, { session: idle.token, workspace: 'acme' })),
    await codeOf(enter(ground, { session: busy.token, workspace: 'acme' })),
  ]
  expect(await tryBoth()).toEqual(['ok', 'ok'])
  for (let day = 0; day < 29; day += 7) {
    ground.pass({ days: 7 })
    expect(await codeOf(enter(ground, { session: busy.token, workspace: 'acme' }))).toBe('ok')
    await touched(busy.accountId)
  }
  expect(await tryBoth()).toEqual(['not-signed-in', 'ok'])
  for (let day = 35; day < 84; day += 7) {
    ground.pass({ days: 7 })
    expect(await codeOf(enter(ground, { session: busy.token, workspace: 'acme' }))).toBe('ok')
    await touched(busy.accountId)
  }
  ground.pass({ days: 6 })
  expect(await tryBoth()).toEqual(['not-signed-in', 'not-signed-in'])
})

/** The use of a session is noted beside the request; waits until it was. */
async function touched(accountId: string): Promise<void> {
  await expect
    .poll(async () => {
      const { readDb } = ground.database
      const row = await readDb
        .selectFrom('session')
        .select('seen_at')
        .where('account_id', '=', accountId)
        .executeTakeFirst()
      return row?.seen_at
    })
    .toBe(ground.clock().toISOString())
}
