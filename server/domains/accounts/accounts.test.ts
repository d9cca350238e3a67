import { scryptSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { updateProfile as profileAction } from '#contract/actions/profile.ts'
import { actions } from '#contract/operations.ts'
import { endSession, forgetExpiredSessions } from '#server/domains/sessions/end-session.ts'
import { guardGuess, guessesPerName } from '#server/domains/sessions/guard-guess.ts'
import { listSessions } from '#server/domains/sessions/list-sessions.ts'
import { loadOwnSession } from '#server/domains/sessions/load-own-session.ts'
import { signIn } from '#server/domains/sessions/sign-in.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { client, enter, makeMember, makeWorkspace, password, type Person } from '#server/testing/people.ts'
import { changePassword } from './change-password.ts'
import { hashPassword, verifyPassword } from './password-hash.ts'
import { updateProfile } from './update-profile.ts'

let ground: TestGround
let admin: Person
let people = 0
beforeAll(async () => {
  ground = await createTestGround()
  admin = await makeWorkspace(ground, 'Acme')
})
afterAll(() => ground.database.close())

const codeOf = (work: Promise<unknown>) =>
  work.then(() => 'ok').catch((error: { code: string }) => error.code)
const newcomer = () => makeMember(ground, admin.workspaceId, `person${++people}`, 'rep')
const open = (token: string) => enter(ground, { session: token }, actions.getSession)
const sessionOf = async (token: string) => (await open(token)).signedIn?.sessionId ?? ''
const signInAs = async (person: Person, secret: string) =>
  signIn(
    ground,
    { login: person.username, password: secret },
    { ...client, address: `198.51.100.${++people}` },
  )

describe('S16: changing one’s own password', () => {
  const next = 'seven purple kettles'

  test('needs the current one; this session stays, all others end', async () => {
    const person = await newcomer()
    const other = await newcomer()
    const second = await signInAs(person, password)
    const change = {
      accountId: person.accountId,
      sessionId: await sessionOf(second.token),
      address: '192.0.2.1',
    }
    expect(await codeOf(changePassword(ground, { ...change, current: 'wrong', next }))).toBe(
      'wrong-credentials',
    )
    expect(await codeOf(open(person.token))).toBe('ok')
    await changePassword(ground, { ...change, current: password, next })
    expect(await codeOf(open(second.token))).toBe('ok')
    expect(await codeOf(open(person.token))).toBe('not-signed-in')
    expect(await codeOf(open(other.token))).toBe('ok')
    expect(await codeOf(signInAs(person, password))).toBe('wrong-credentials')
    expect(await codeOf(signInAs(person, next))).toBe('ok')
  })

  test.each([
    ['12345678901', 'digits-only'],
    ['contraseña99', 'common-password'],
    ['short 1', 'too-short'],
    ['ACME2026!', 'like-your-data'],
  ])('%s is refused: %s', async (weak, code) => {
    const person = await newcomer()
    const change = {
      accountId: person.accountId,
      sessionId: await sessionOf(person.token),
      address: '192.0.2.1',
    }
    const refused = changePassword(ground, { ...change, current: password, next: weak })
    await expect(refused).rejects.toMatchObject({
      code: 'weak-password',
      details: { fields: [{ path: 'next', code }] },
    })
  })

  test('is refused where it is like the person’s data', async () => {
    const person = await newcomer()
    const change = {
      accountId: person.accountId,
      sessionId: await sessionOf(person.token),
      address: '192.0.2.1',
    }
    const refused = changePassword(ground, { ...change, current: password, next: `${person.username}-2026` })
    await expect(refused).rejects.toMatchObject({ details: { fields: [{ code: 'like-your-data' }] } })
  })

  test('lets nobody guess the current one from an open session', async () => {
    const person = await newcomer()
    const name = `account ${person.accountId}`
    for (let guess = 1; guess <= guessesPerName; guess++) {
      await guardGuess(ground, { name, address: `203.0.113.${guess}` }, async () => undefined)
    }
    const change = {
      accountId: person.accountId,
      sessionId: await sessionOf(person.token),
      address: '192.0.2.1',
    }
    expect(await codeOf(changePassword(ground, { ...change, current: password, next }))).toBe(
      'too-many-requests',
    )
    expect(await codeOf(signInAs(person, password))).toBe('ok')
  })

  test('of two changes at once one wins, and the other is told', async () => {
    const person = await newcomer()
    const change = {
      accountId: person.accountId,
      sessionId: await sessionOf(person.token),
      address: '192.0.2.1',
    }
    const both = ['first violet lamp', 'second violet lamp'].map((each) =>
      codeOf(changePassword(ground, { ...change, current: password, next: each })),
    )
    expect((await Promise.all(both)).toSorted()).toEqual(['ok', 'wrong-credentials'])
  })
})

describe('S15: one’s own profile', () => {
  test('every field is optional, and the others stay', async () => {
    const person = await newcomer()
    const before = (await loadOwnSession(ground.database.readDb, person.accountId)).account
    expect(await updateProfile(ground, person.accountId, {})).toEqual(before)
    const changed = await updateProfile(ground, person.accountId, {
      name: 'Ann',
      phone: '+34 600 000 000',
      theme: 'dark',
    })
    expect(changed).toEqual({ ...before, name: 'Ann', phone: '+34 600 000 000', theme: 'dark' })
    const spanish = await updateProfile(ground, person.accountId, {
      language: 'es',
      zone: 'Europe/Madrid',
      phone: '',
    })
    expect(spanish).toEqual({ ...changed, language: 'es', zone: 'Europe/Madrid', phone: null })
    expect((await open(person.token)).language).toBe('es')
  })

  test('a username or e-mail of others is refused where it stands, in any case', async () => {
    const person = await newcomer()
    for (const field of ['username', 'email'] as const) {
      const body = profileAction.body.parse({ [field]: ` ${admin[field].toUpperCase()} ` })
      const refused = updateProfile(ground, person.accountId, body)
      await expect(refused).rejects.toMatchObject({
        code: 'invalid',
        details: { fields: [{ path: field, code: 'duplicate' }] },
      })
    }
    const moved = await updateProfile(ground, person.accountId, {
      email: 'moved@example.com',
      username: 'moved',
    })
    expect(moved).toMatchObject({ email: 'moved@example.com', username: 'moved' })
    expect(await codeOf(signInAs({ ...person, username: 'moved@example.com' }, password))).toBe('ok')
    expect(await codeOf(signInAs(person, password))).toBe('wrong-credentials')
  })

  test.each([
    { superuser: true },
    { passwordHash: 'x' },
    { active: true },
    { id: '0' },
    { phone: 'a\0b' },
    { name: '\ud800' },
    { name: '' },
    { username: 'Ann Archer' },
    { username: 'ann@example.com' },
    { email: 'ann' },
    { zone: 'Nowhere/City' },
    { theme: 'pink' },
    { language: 'de' },
  ])('%j is refused', (body) => expect(profileAction.body.safeParse(body).success).toBe(false))
})

describe('S16: my sessions', () => {
  test('are listed with where they are from, and ended one by one', async () => {
    const person = await newcomer()
    ground.pass({ minutes: 2 })
    const second = await signInAs(person, password)
    const current = await sessionOf(second.token)
    const sessions = await listSessions(ground, person.accountId, current)
    expect(sessions.map((each) => each.current)).toEqual([true, false])
    expect(sessions[0]).toMatchObject({
      id: current,
      device: 'Firefox on Linux',
      seenAt: ground.clock().toISOString(),
    })
    expect(JSON.stringify(sessions)).not.toContain(second.token)
    await endSession(ground, person.accountId, sessions[1]?.id ?? '')
    expect(await codeOf(open(person.token))).toBe('not-signed-in')
    expect(await codeOf(open(second.token))).toBe('ok')
  })

  test('that have run out are forgotten, the others not', async () => {
    const left = () => ground.database.readDb.selectFrom('session').select('id').execute()
    const old = await newcomer()
    ground.pass({ days: 29 })
    const fresh = await newcomer()
    const before = await left()
    await forgetExpiredSessions(ground)
    expect(await left()).toEqual(before)
    ground.pass({ days: 1 })
    await forgetExpiredSessions(ground)
    expect([await codeOf(open(old.token)), await codeOf(open(fresh.token))]).toEqual(['not-signed-in', 'ok'])
    expect(await left()).toHaveLength(1)
  })

  test('of others answer like unknown ones, and stay', async () => {
    const [person, other] = [await newcomer(), await newcomer()]
    const theirs = await sessionOf(other.token)
    expect(await codeOf(endSession(ground, person.accountId, theirs))).toBe('not-found')
    expect(await codeOf(endSession(ground, person.accountId, crypto.randomUUID()))).toBe('not-found')
    expect(await codeOf(open(other.token))).toBe('ok')
  })
})

describe('S10: password hashes', () => {
  /** A hash that costs next to nothing, to fill the line with. */
  function cheapHash(secret: string): string {
    const salt = Buffer.alloc(16, 3)
    const hash = scryptSync(secret, salt, 32, { N: 16, r: 1, p: 1 })
    return `$scrypt$ln=4,r=1,p=1$${salt.toString('base64url')}$${hash.toString('base64url')}`
  }

  test('more at once than the line is long are turned away, and the others are right', async () => {
    const hash = cheapHash('open sesame 7')
    const answers = await Promise.all(
      Array.from({ length: 66 }, (_, index) =>
        verifyPassword(index % 2 === 0 ? 'open sesame 7' : 'open sesame 8', hash).catch(
          (error: { code: string }) => error.code,
        ),
      ),
    )
    expect(answers.slice(62)).toEqual(Array.from({ length: 4 }, () => 'too-many-requests'))
    expect(answers.slice(0, 62)).toEqual(Array.from({ length: 62 }, (_, index) => index % 2 === 0))
    expect(await verifyPassword('open sesame 7', hash)).toBe(true)
  })

  test('differ for the same password, and a damaged one opens nothing', async () => {
    const [one, two] = [await hashPassword('open sesame 7'), await hashPassword('open sesame 7')]
    expect(one).not.toBe(two)
    expect(await verifyPassword('open sesame 7', one)).toBe(true)
    for (const damaged of [
      '',
      'open sesame 7',
      one.slice(0, -1),
      one.replace('scrypt', 'plain'),
      `${one} `,
    ]) {
      await expect(verifyPassword('open sesame 7', damaged)).rejects.toThrow('damaged')
    }
  })
})
