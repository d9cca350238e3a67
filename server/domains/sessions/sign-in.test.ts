import { createHook } from 'node:async_hooks'
import { scryptSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isOutdated } from '#server/domains/accounts/password-hash.ts'
import { transaction } from '#server/platform/db.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { client, enter, makeAccount, makeWorkspace, password, type Person } from '#server/testing/people.ts'
import { guardGuess, guessesPerName } from './guard-guess.ts'
import { signIn } from './sign-in.ts'

let ground: TestGround
let ann: Person
beforeAll(async () => {
  ground = await createTestGround()
  ann = await makeWorkspace(ground, 'Acme', 'ann')
})
afterAll(() => ground.database.close())

let addresses = 0
/** An address that nobody has guessed from. */
const newAddress = () => `198.51.100.${++addresses}`
const from = (address: string) => ({ ...client, address })
const attempt = (login: string, secret: string, address = newAddress()) =>
  signIn(ground, { login, password: secret }, from(address))
/** A wrong guess without the cost of a hash. */
const guessed = (name: string, address = newAddress()) =>
  guardGuess(ground, { name, address }, async () => undefined)
const codeOf = (work: Promise<unknown>) =>
  work.then(() => 'ok').catch((error: { code: string }) => error.code)

test.each(['ann', ' ANN ', 'ann@example.com', 'Ann@Example.COM'])(
  'S1: %j and the password sign in',
  async (login) => {
    const { accountId, token } = await attempt(login, password)
    expect(accountId).toBe(ann.accountId)
    expect((await enter(ground, { session: token, workspace: 'acme' })).signedIn?.accountId).toBe(
      ann.accountId,
    )
  },
)

test('S10: the database holds neither the password nor a token', async () => {
  const { token } = await attempt('ann', password)
  const account = await ground.database.readDb.selectFrom('account').selectAll().executeTakeFirstOrThrow()
  expect(account.password_hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/)
  const sessions = await ground.database.readDb.selectFrom('session').selectAll().execute()
  const stored = JSON.stringify([
    account,
    sessions.map((each) => ({ ...each, hash: each.token_hash.toString('latin1') })),
  ])
  expect(stored).not.toContain(password)
  expect(stored).not.toContain(token)
  expect(stored).not.toContain(Buffer.from(token, 'base64url').toString('latin1'))
})

describe('S1: known and unknown accounts answer alike', () => {
  /** Statements and password hashes of one sign-in, and what it answers. */
  async function workOf(login: string, secret = 'not this one') {
    let hashes = 0
    const hook = createHook({ init: (_id, type) => void (type === 'SCRYPTREQUEST' && hashes++) }).enable()
    let answer: unknown
    const statements = await ground.statementsOf(async () => {
      answer = await attempt(login, secret).catch((error: unknown) => error)
    })
    hook.disable()
    return { hashes, statements, answer: JSON.stringify(answer), text: String(answer) }
  }

  test('in words and in work', async () => {
    const known = await workOf('ann')
    expect(known.hashes).toBe(1)
    expect(known.answer).toContain('wrong-credentials')
    expect(await workOf('nobody')).toEqual(known)
    expect(await workOf('nobody@example.com')).toEqual(known)
    expect(await workOf('ann@example.com')).toEqual(known)
  })

  test('and an account that was switched off answers as an unknown one', async () => {
    const accountId = await makeAccount(ground, 'off')
    await ground.database.db
      .updateTable('account')
      .set({ active: false })
      .where('id', '=', accountId)
      .execute()
    const off = await workOf('off')
    expect(off).toEqual(await workOf('nobody-else'))
    expect(await workOf('off', password)).toEqual(off)
  })
})

describe('guesses are bounded', () => {
  test('S1: of fifty at once on one name exactly ten are looked at', async () => {
    await makeAccount(ground, 'bea')
    const codes = await Promise.all(Array.from({ length: 50 }, () => codeOf(attempt('bea', 'not this one'))))
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(guessesPerName)
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(50 - guessesPerName)
  })

  test('S1: while they are used up the right password is refused too, with the time to wait; then the window slides on', async () => {
    await makeAccount(ground, 'cid')
    for (let guess = 1; guess <= guessesPerName; guess++) {
      await guessed('cid')
      ground.pass({ minutes: 1 })
    }
    const refused = await attempt('cid', password).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'too-many-requests', details: { retryAfter: 5 * 60 } })
    ground.pass({ minutes: 4 })
    expect(await codeOf(attempt('CID@example.com', 'another name'))).toBe('wrong-credentials')
    expect(await codeOf(attempt('Cid ', password))).toBe('too-many-requests')
    ground.pass({ minutes: 1.01 })
    expect(await codeOf(attempt('cid', 'one guess has become free'))).toBe('wrong-credentials')
    expect(await codeOf(attempt('cid', password))).toBe('too-many-requests')
    ground.pass({ minutes: 1 })
    expect(await codeOf(attempt('cid', password))).toBe('ok')
  })

  test('S1: the right password is no guess, and takes none of the wrong ones away', async () => {
    await makeAccount(ground, 'dot')
    const address = newAddress()
    for (let guess = 1; guess < guessesPerName; guess++) await guessed('dot', address)
    for (let time = 1; time <= 2; time++) expect(await codeOf(attempt('dot', password, address))).toBe('ok')
    expect(await codeOf(attempt('dot', 'wrong', address))).toBe('wrong-credentials')
    expect(await codeOf(attempt('dot', password, address))).toBe('too-many-requests')
  })
})

test('S10: a hash made with other parameters is made anew at the next sign-in', async () => {
  const accountId = await makeAccount(ground, 'eva')
  const salt = Buffer.alloc(16, 7)
  const hash = scryptSync(password, salt, 32, { N: 2 ** 12, r: 8, p: 1 })
  const old = `$scrypt$ln=12,r=8,p=1$${salt.toString('base64url')}$${hash.toString('base64url')}`
  expect(isOutdated(old)).toBe(true)
  const { db } = ground.database
  await db.updateTable('account').set({ password_hash: old }).where('id', '=', accountId).execute()
  expect(await codeOf(attempt('eva', 'wrong'))).toBe('wrong-credentials')
  const kept = await db
    .selectFrom('account')
    .select('password_hash')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  expect(kept.password_hash).toBe(old)
  expect(await codeOf(attempt('eva', password))).toBe('ok')
  const fresh = await db
    .selectFrom('account')
    .select('password_hash')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  expect(isOutdated(fresh.password_hash)).toBe(false)
  expect(await codeOf(attempt('eva', password))).toBe('ok')
})

test('S16: who signs in with a password that is being replaced gets no session', async () => {
  const accountId = await makeAccount(ground, 'fay')
  const { db } = ground.database
  let late: Promise<string> | undefined
  await transaction(db, async (trx) => {
    await trx.updateTable('account').set({ password_hash: 'replaced' }).where('id', '=', accountId).execute()
    late = codeOf(attempt('fay', password))
    await ground.blocked(1)
  })
  expect(await late).toBe('wrong-credentials')
  expect(await db.selectFrom('session').select('id').where('account_id', '=', accountId).execute()).toEqual(
    [],
  )
})

test('S10: the same letters from another keyboard are the same password', async () => {
  await makeAccount(ground, 'gil')
  expect(await codeOf(attempt('gil', password.normalize('NFD').replaceAll('8', '８')))).toBe('ok')
})
