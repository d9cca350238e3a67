import { afterAll, beforeAll, expect, test } from 'vitest'
import { runSetup as action } from '#contract/actions/sign-in.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { client, enter, password, settings } from '#server/testing/people.ts'
import { presetOptions } from './presets.ts'
import { isSetUp, runSetup } from './run-setup.ts'

let ground: TestGround
beforeAll(async () => {
  ground = await createTestGround({ setupToken: 'printed-at-start' })
})
afterAll(() => ground.database.close())

const person = { name: 'Ann Archer', email: 'ann@example.com', username: 'ann', password }
const setup = { token: 'printed-at-start', person, workspace: settings }

test('S7: set-up without the token, or with another, changes nothing', async () => {
  for (const token of [undefined, '', 'printed-at-star', 'printed-at-start ']) {
    await expect(runSetup(ground, { ...setup, token }, client)).rejects.toMatchObject({ code: 'not-allowed' })
  }
  expect(await isSetUp(ground)).toBe(false)
})

test('S16: set-up refuses a password like the name of the workspace', async () => {
  const weak = { ...setup, person: { ...person, password: 'acmeACME2026' } }
  await expect(runSetup(ground, weak, client)).rejects.toMatchObject({
    code: 'weak-password',
    details: { fields: [{ path: 'person.password', code: 'like-your-data' }] },
  })
  expect(await isSetUp(ground)).toBe(false)
})

test('S7: of fifty first persons at once exactly one wins, and nothing of the others stays', async () => {
  const many = Array.from({ length: 50 }, (_, index) => ({
    ...setup,
    person: { ...person, username: `ann${index}`, email: `ann${index}@example.com` },
  }))
  const results = await Promise.allSettled(many.map((each) => runSetup(ground, each, client)))
  const won = results.filter((each) => each.status === 'fulfilled')
  expect(won).toHaveLength(1)
  const lost = results.flatMap((each) =>
    each.status === 'rejected' ? [(each.reason as { code: string }).code] : [],
  )
  expect(lost).toEqual(Array.from({ length: 49 }, () => 'already-set-up'))
  const { db } = ground.database
  for (const table of ['account', 'workspace', 'member', 'session'] as const) {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    expect([table, count]).toEqual([table, 1])
  }
  expect(await db.selectFrom('account').select('superuser').execute()).toEqual([{ superuser: true }])
  expect(await db.selectFrom('member').select(['role', 'active']).execute()).toEqual([
    { role: 'admin', active: true },
  ])
  const { token } = (won[0] as PromiseFulfilledResult<{ token: string }>).value
  const entered = await enter(ground, { session: token, workspace: 'acme' })
  expect(entered.signedIn?.superuser).toBe(true)
  expect(entered.context?.actor.role).toBe('admin')
  await expect(runSetup(ground, setup, client)).rejects.toMatchObject({ code: 'already-set-up' })
})

test('S7, S149: statuses, services, sources and industries are there in both languages, each with its change', async () => {
  const { readDb } = ground.database
  const rows = await readDb.selectFrom('option').selectAll().orderBy('id').execute()
  const found = rows.map(
    (row) => row as unknown as { list: string; name: string; names: unknown; category: string | null },
  )
  expect(found.map(({ list, names, category }) => ({ list, names, category }))).toEqual(
    presetOptions.map(({ list, names, category }) => ({ list, names, category: category ?? null })),
  )
  expect(found.slice(0, 4).map((row) => [row.name, row.category])).toEqual([
    ['Lead', 'lead'],
    ['Prospect', 'prospect'],
    ['Customer', 'customer'],
    ['Contact', 'other'],
  ])
  const changes = await readDb
    .selectFrom('change')
    .select(['record_id', 'verb', 'batch_id'])
    .orderBy('id')
    .execute()
  expect(changes.map((change) => change.record_id)).toEqual(rows.map((row) => row.id))
  expect(new Set(changes.map((change) => change.verb))).toEqual(new Set([1]))
  expect(new Set(changes.map((change) => change.batch_id)).size).toBe(1)
})

test.each([
  ['currency', 'EURO'],
  ['currency', 'ABC'],
  ['zone', 'Mars/Olympus'],
  ['zone', '+02:00'],
  ['zone', ''],
  ['country', 'QQ'],
  ['weekStart', 0],
  ['weekStart', 8],
  ['language', 'xx'],
  ['name', ' '],
  ['name', 'a\0b'],
])('S7: a workspace with %s %j is refused', (field, value) => {
  const body = { person, workspace: { ...settings, [field]: value } }
  expect(action.body.safeParse(body).success).toBe(false)
})
