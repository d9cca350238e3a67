import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FixtureWorkspace } from '#server/domains/fixture/make-fixture.ts'
import { ask, keyActor, type TestActor } from '#server/testing/actors.ts'
import { startTestApp, type TestAnswer, type TestApp } from '#server/testing/app.ts'
import { createFixtureGround, type FixtureGround } from '#server/testing/fixture.ts'

let ground: FixtureGround
let app: TestApp
let home: FixtureWorkspace
let admin: TestActor
beforeAll(async () => {
  ground = await createFixtureGround()
  home = ground.fixture.workspaces[0]
  admin = keyActor(home, 'admin')
  app = await startTestApp(ground)
})
afterAll(async () => {
  await app.close()
  await ground.database.close()
})

const get = (path: string) => ask(app, admin, 'GET', path)
const post = (path: string, body: unknown) => ask(app, admin, 'POST', path, body)
const patch = (path: string, body: unknown) => ask(app, admin, 'PATCH', path, body)
const codeOf = ({ json }: TestAnswer) => (json as { code: string }).code
const fieldsOf = ({ json }: TestAnswer) =>
  (json as { errors: { path: string; code: string }[] }).errors.map(({ path, code }) => `${path} ${code}`)
const fixtureSlug = 'the slug of the other workspace'
const contact = (): string => `/contacts/${home.records.contacts.rep1}`
const refused = (answer: TestAnswer) => [answer.status, codeOf(answer), fieldsOf(answer)]

describe('bad input gets a clear error and nothing is lost', () => {
  test.each(['{', '{"a":', '[1,2', 'undefined', "{'a':1}", '{"a":NaN}', '', '\ufeff'])(
    'malformed JSON: %j',
    async (body) => {
      const answer = await post('/contacts', body)
      expect([answer.status, codeOf(answer)]).toEqual([400, 'bad-json'])
      expect(answer.headers['content-type']).toBe('application/problem+json')
    },
  )

  test('unknown keys are refused by name, not ignored', async () => {
    expect(refused(await patch(contact(), { jobTitle: 'x', workspaceId: 'y', version: 9, can: [] }))).toEqual(
      [422, 'invalid', ['workspaceId unknown-field', 'version unknown-field', 'can unknown-field']],
    )
    expect(refused(await get('/contacts?color=red'))).toEqual([422, 'invalid', ['color unknown-field']])
    // What every object has by itself is no field either.
    const inherited = refused(await post('/companies', { name: 'Acme', constructor: 1 }))
    expect(inherited).toEqual([422, 'invalid', ['constructor unknown-field']])
  })

  test('keys that mean something to JavaScript are refused and change nothing', async () => {
    for (const body of ['{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"isAdmin":true}}}'])
      expect((await post('/contacts', body)).status).toBeGreaterThanOrEqual(400)
    expect('isAdmin' in {}).toBe(false)
  })

  test.each([
    [{ firstName: 7 }, 'firstName wrong-type'],
    [{ emails: 'no mail' }, 'emails.0.value bad-email'],
    [{ phones: [{ value: 'x' }] }, 'phones.0.value bad-phone'],
    [{ birthday: '2026-02-30' }, 'birthday bad-day'],
    [{ statusId: 'lead' }, 'statusId unknown-reference'],
    [{ statusId: null }, 'statusId required'],
    [{ doNotContact: 'perhaps' }, 'doNotContact bad-yes-no'],
    [{ language: 'tlh' }, 'language bad-choice'],
    [{ website: 'javascript:alert(1)' }, 'website bad-url'],
    [{ tags: ['vip'] }, 'tags.0 unknown-reference'],
    [{ address: 'Main street' }, 'address wrong-type'],
  ])('a wrong kind: %j', async (body, problem) => {
    const answer = await patch(contact(), body)
    expect(refused(answer)).toEqual([422, 'invalid', [problem]])
  })

  test('bodies of 10 MB are refused before they are read', async () => {
    const answer = await post('/contacts', JSON.stringify({ about: 'x'.repeat(10_000_000) }))
    expect([answer.status, codeOf(answer)]).toEqual([413, 'too-large'])
  })

  test.each(['a\\u0000b', '\\ud800', 'x\\udc00y', 'bell\\u0007'])(
    'text that cannot be kept: %s',
    async (text) => {
      const answer = await patch(contact(), `{"firstName":"${text}"}`)
      expect(refused(answer)).toEqual([422, 'invalid', ['firstName bad-text']])
    },
  )

  test.each(['0000-01-01', '0999-12-31', '+275760-09-13', '275760-09-13', '9999-13-01'])(
    'a day that no calendar has: %s',
    async (day) => {
      expect(refused(await patch(contact(), { birthday: day }))).toEqual([
        422,
        'invalid',
        ['birthday bad-day'],
      ])
      const filter = { field: 'birthday', op: 'on', value: day }
      expect(refused(await post('/contacts/query', { filter }))).toEqual([
        422,
        'invalid',
        ['filter.value bad-value'],
      ])
    },
  )

  test.each([
    '0000-01-01T00:00:00Z',
    '275760-09-13T00:00:00Z',
    '+275760-09-13T00:00:00.000Z',
    '9999-12-31T23:59:59-01:00',
  ])('a moment that no clock shows: %s', async (moment) => {
    expect(refused(await patch(contact(), { consentAt: moment }))).toEqual([
      422,
      'invalid',
      ['consentAt bad-moment'],
    ])
  })

  test.each([
    ['1000-01-01', 'before'],
    ['9999-12-31', 'after'],
    ['9999-12-31', 'on'],
  ])('the last day of the calendar, %s %s', async (day, op) => {
    for (const field of ['birthday', 'consentAt', 'createdAt', 'updatedAt'])
      expect((await post('/contacts/query', { filter: { field, op, value: day } })).status).toBe(200)
  })

  test.each(['and', 'or', 'not'])('filters nested 1,000 deep by %s', async (join) => {
    const open = join === 'not' ? '{"not":' : `{"${join}":[`
    const close = join === 'not' ? '}' : ']}'
    const filter = `${open.repeat(1000)}{"field":"lastName","op":"isEmpty"}${close.repeat(1000)}`
    expect(refused(await post('/contacts/query', `{"filter":${filter}}`))).toEqual([
      422,
      'invalid',
      ['filter bad-value'],
    ])
    const inAddress = await get(`/contacts?filter=${encodeURIComponent(filter.slice(0, 15_000))}`)
    expect(inAddress.status).toBe(422)
  })

  test('filters of more conditions than anyone reads', async () => {
    const filter = { or: Array.from({ length: 61 }, () => ({ field: 'lastName', op: 'isEmpty' })) }
    expect((await post('/contacts/query', { filter })).status).toBe(422)
  })

  test('the ids of another workspace are unknown ones', async () => {
    const abroad = ground.fixture.workspaces[1].records
    expect((await get(`/contacts/${abroad.contacts.rep1}`)).status).toBe(404)
    expect(
      refused(await patch(contact(), { companyId: abroad.companies.rep1, tags: [abroad.tags[0]] })),
    ).toEqual([422, 'invalid', ['companyId unknown-reference', 'tags unknown-reference']])
  })
})

describe('cursors', () => {
  const cursorOf = async (path: string) => {
    const { next } = (await get(path)).json as { next: string | null }
    if (next === null) throw new Error(`${path} has only one page`)
    return next
  }
  const badCursor = [400, 'bad-cursor']
  const outcome = (answer: TestAnswer) => [answer.status, codeOf(answer)]

  test.each(['x', '', 'e30', '%00', 'bnVsbA', 'W10', 'a'.repeat(2000)])(
    'one that is none: %s',
    async (cursor) => {
      expect(outcome(await get(`/contacts?cursor=${cursor}`))).toEqual(badCursor)
      const history = await get(`${contact()}/history?cursor=${cursor.slice(0, 200)}`)
      expect(outcome(history)).toEqual(badCursor)
    },
  )

  test('one of another list is refused', async () => {
    const cursor = await cursorOf('/contacts?limit=2&sort=title')
    for (const path of [
      '/contacts?limit=2',
      '/contacts?sort=-title',
      '/contacts?sort=title&deleted=only',
      '/companies?sort=title',
      '/contacts?sort=title&search=ada',
    ])
      expect(outcome(await get(`${path}&cursor=${cursor}`))).toEqual(badCursor)
    expect((await get(`/contacts?limit=2&sort=title&cursor=${cursor}`)).status).toBe(200)
  })

  test('one of the history of another record is refused', async () => {
    const cursor = await cursorOf(`${contact()}/history?limit=1`)
    expect(outcome(await get(`/contacts/${home.records.contacts.rep2}/history?cursor=${cursor}`))).toEqual(
      badCursor,
    )
    expect((await get(`${contact()}/history?limit=1&cursor=${cursor}`)).status).toBe(200)
  })

  test('one that was changed, or written by hand', async () => {
    const path = '/contacts?limit=2&sort=lastName'
    const cursor = await cursorOf(path)
    const middle = cursor.length >> 1
    const changed = cursor.slice(0, middle) + (cursor[middle] === 'A' ? 'B' : 'A') + cursor.slice(middle + 1)
    const written = JSON.stringify(['sixteen letters.', 'a', home.records.contacts.rep1, 2500])
    for (const each of [changed, Buffer.from(written).toString('base64url')])
      expect(outcome(await get(`${path}&cursor=${each}`))).toEqual(badCursor)
  })
})

describe('headers', () => {
  test.each([
    ['PATCH', contact, { 'if-match': '"x"' }, 400, 'bad-request'],
    ['PATCH', contact, { 'content-type': 'text/plain' }, 415, 'wrong-content-type'],
    ['POST', (): string => '/contacts', { 'idempotency-key': 'with space' }, 422, 'invalid'],
    ['POST', (): string => '/contacts', { 'x-workspace': fixtureSlug }, 404, 'not-found'],
  ] as const)('%s with a header that does not fit', async (method, path, headers, status, code) => {
    const sent = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        value === fixtureSlug ? ground.fixture.workspaces[1].slug : value,
      ]),
    )
    const body = method === 'POST' ? { statusId: home.records.options.status } : { jobTitle: 'x' }
    const answer = await ask(app, admin, method, path(), body, sent)
    expect([answer.status, codeOf(answer)]).toEqual([status, code])
  })

  test('a wrong method names the right ones', async () => {
    const answer = await ask(app, admin, 'PUT', '/contacts')
    expect([answer.status, codeOf(answer), answer.headers['allow']]).toEqual([
      405,
      'method-not-allowed',
      'GET, POST',
    ])
  })
})
