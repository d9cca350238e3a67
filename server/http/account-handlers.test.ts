// A person's way over HTTP: set-up, sign-in, own account, invitation, sign-out; with cookies as a browser keeps them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errors } from '#contract/errors.ts'
import { actions } from '#contract/operations.ts'
import { guardGuess, guessesPerName } from '#server/domains/sessions/guard-guess.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { password, settings } from '#server/testing/people.ts'

let ground: TestGround
let app: TestApp
beforeAll(async () => {
  ground = await createTestGround({ setupToken: 'printed-at-start' })
  app = await startTestApp(ground)
})
afterAll(async () => {
  await app.close()
  await ground.database.close()
})

/** A browser: keeps the cookie it is given. */
function newBrowser() {
  let cookie: string | undefined
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await app.send({
      method,
      url: `/api/v1${path}`,
      headers: { ...(cookie === undefined ? {} : { cookie }), ...headers },
      ...(body === undefined ? {} : { body }),
    })
    const given = [answer.headers['set-cookie']].flat()[0]
    if (given !== undefined) cookie = given.startsWith('rapport_session=;') ? undefined : given.split(';')[0]
    return { ...answer, given }
  }
  return { send, cookie: () => cookie }
}

const ann = { name: 'Ann Archer', email: 'ann@example.com', username: 'ann', password }
const annsBrowser = newBrowser()

test('S7, S11: set-up asks for its token, signs in with a guarded cookie, and is done', async () => {
  const { send } = annsBrowser
  expect((await send('GET', '/setup')).json).toEqual({ done: false, tokenNeeded: true })
  const setup = { person: ann, workspace: settings }
  expect(await send('POST', '/setup', setup)).toMatchObject({
    status: 403,
    json: { code: 'not-allowed' },
    given: undefined,
  })
  const done = await send('POST', '/setup', { ...setup, token: 'printed-at-start' })
  expect(done.status).toBe(201)
  expect(actions.runSetup.response.parse(done.json)).toMatchObject({
    account: { username: 'ann', superuser: true },
    workspaces: [{ slug: 'acme', role: 'admin' }],
  })
  expect(done.text).not.toMatch(/scrypt|hash/)
  expect(done.given).toMatch(
    /^rapport_session=[\w-]{43}; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  )
  expect((await send('GET', '/setup')).json).toEqual({ done: true, tokenNeeded: false })
  expect((await send('POST', '/setup', { ...setup, token: 'printed-at-start' })).json).toMatchObject({
    code: 'already-set-up',
  })
})

test('S16: a weak password is answered with the reason at its place, in the reader’s language', async () => {
  const body = { current: password, next: 'password1' }
  const spanish = { 'accept-language': 'es-MX,es;q=0.9' }
  const answer = await annsBrowser.send('POST', '/profile/password', body, spanish)
  expect(answer.status).toBe(422)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json).toMatchObject({
    code: 'weak-password',
    title: errors['weak-password'].text.es,
    errors: [{ path: 'next', code: 'common-password' }],
  })
})

test('S1, S2: signing in and out, and what a browser can do in between', async () => {
  const { send, cookie } = newBrowser()
  expect((await send('GET', '/session')).status).toBe(401)
  const wrong = await send('POST', '/session', { login: 'ann', password: 'wrong' })
  expect(wrong).toMatchObject({ status: 401, json: { code: 'wrong-credentials' }, given: undefined })
  expect((await send('POST', '/session', { login: 'Ann@Example.com', password })).status).toBe(200)
  expect((await send('GET', '/session')).json).toMatchObject({ account: { email: 'ann@example.com' } })
  const kept = cookie() ?? ''
  const out = await send('DELETE', '/session')
  expect(out.status).toBe(204)
  expect(out.given).toMatch(/^rapport_session=; .*Path=\/; Expires=Thu, 01 Jan 1970/)
  expect((await send('GET', '/session', undefined, { cookie: kept })).status).toBe(401)
  expect((await annsBrowser.send('GET', '/session')).status).toBe(200)
})

test('S1: refused guesses say when to try again', async () => {
  // One was wrong above.
  for (let guess = 2; guess <= guessesPerName; guess++) {
    await guardGuess(ground, { name: 'ann', address: `203.0.113.${guess}` }, async () => undefined)
  }
  const answer = await newBrowser().send('POST', '/session', { login: 'ANN', password })
  expect(answer).toMatchObject({ status: 429, json: { code: 'too-many-requests' }, given: undefined })
  expect(answer.headers['retry-after']).toBe('900')
  ground.pass({ minutes: 16 })
})

test('S23: an invitation is a link of our own address, and signs in whoever joins by it', async () => {
  const { send } = annsBrowser
  const headers = { 'x-workspace': 'acme', host: 'evil.example' }
  const made = await send('POST', '/invitations', { email: 'Bea@Example.com ', role: 'rep' }, headers)
  expect(made.status).toBe(201)
  const { link } = actions.createInvitation.response.parse(made.json)
  expect(link).toMatch(/^https:\/\/crm\.example\.com\/invite#[\w-]{43}$/)
  const token = link.split('#')[1] ?? ''
  const bea = newBrowser()
  const read = await bea.send('POST', '/invitations/read', { token })
  expect(read.json).toEqual({ email: 'bea@example.com', workspace: 'Acme', role: 'rep', known: false })
  const person = { name: 'Bea', username: 'bea', password }
  expect((await bea.send('POST', '/invitations/accept', { token, person })).status).toBe(201)
  expect((await bea.send('GET', '/session')).json).toMatchObject({
    workspaces: [{ slug: 'acme', role: 'rep' }],
  })
  expect((await bea.send('GET', '/members', undefined, { 'x-workspace': 'acme' })).status).toBe(403)
  expect((await newBrowser().send('POST', '/invitations/accept', { token, person })).json).toMatchObject({
    code: 'expired-link',
  })
})

test('S16: the sessions of a person are theirs to end, this one too', async () => {
  const second = newBrowser()
  await second.send('POST', '/session', { login: 'ann', password })
  const { items } = actions.listSessions.response.parse((await second.send('GET', '/profile/sessions')).json)
  expect(items.filter((each) => each.current)).toHaveLength(1)
  const [current] = items.filter((each) => each.current)
  expect((await newBrowser().send('DELETE', `/profile/sessions/${current?.id}`)).status).toBe(401)
  const ended = await second.send('DELETE', `/profile/sessions/${current?.id}`)
  expect(ended).toMatchObject({ status: 204 })
  expect(second.cookie()).toBeUndefined()
  expect((await annsBrowser.send('GET', '/session')).status).toBe(200)
})

test('S11: a form of another site changes nothing', async () => {
  for (const headers of [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'null' },
  ]) {
    for (const [method, path, body] of [
      ['DELETE', '/session', undefined],
      ['POST', '/session', { login: 'ann', password }],
      ['PATCH', '/profile', { email: 'mine@evil.example' }],
    ] as const) {
      const answer = await annsBrowser.send(method, path, body, headers)
      expect(answer).toMatchObject({ status: 403, json: { code: 'wrong-origin' }, given: undefined })
    }
  }
  expect((await annsBrowser.send('GET', '/session')).json).toMatchObject({
    account: { email: 'ann@example.com' },
  })
})

test.each([
  ['a number', { login: 1, password: 'x' }],
  ['null', { login: 'ann', password: null }],
  ['NUL', { login: 'ann\0', password: 'x' }],
  ['half a letter', { login: 'ann\ud800', password: 'x' }],
  ['an object', { login: { $ne: '' }, password: 'x' }],
  ['more keys', { login: 'ann', password: 'x', superuser: true }],
  ['too much', { login: 'a'.repeat(255), password: 'x' }],
  ['a long password', { login: 'ann', password: 'x'.repeat(201) }],
  ['nothing', {}],
  ['a list', []],
])('S12: a sign-in with %s is refused before anything is looked up', async (_what, body) => {
  const statements = await ground.statementsOf(async () => {
    expect((await newBrowser().send('POST', '/session', body)).status).toBe(422)
  })
  expect(statements).toEqual([])
})
