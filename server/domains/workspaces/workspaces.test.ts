import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { access, roles } from '#contract/access.ts'
import { updateWorkspace as updateAction, metaSchema } from '#contract/actions/workspace.ts'
import { company } from '#contract/entities/company.ts'
import { tag } from '#contract/entities/tag.ts'
import { option } from '#contract/entities/option.ts'
import { updateMember } from '#server/domains/members/update-member.ts'
import type { Context } from '#server/records/actor.ts'
import { createRecord } from '#server/records/create.ts'
import { listRecords } from '#server/records/list.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import {
  contextOf,
  makeAccount,
  makeMember,
  makeWorkspace,
  type Person,
  settings,
} from '#server/testing/people.ts'
import { createWorkspace } from './create-workspace.ts'
import { getMeta } from './get-meta.ts'
import { slugOf } from './slug.ts'
import { updateWorkspace } from './update-workspace.ts'

let ground: TestGround
let admin: Person
let context: Context
beforeAll(async () => {
  ground = await createTestGround()
  admin = await makeWorkspace(ground, 'Acme')
  context = await contextOf(ground, admin)
})
afterAll(() => ground.database.close())

const codeOf = (work: Promise<unknown>) =>
  work.then(() => 'ok').catch((error: { code: string }) => error.code)

describe('S32: addresses of workspaces', () => {
  test.each([
    ['Acme', 'acme'],
    ['Ñandú & Söhne, S.A.', 'nandu-sohne-s-a'],
    ['  --  ', 'workspace'],
    ['東京', 'workspace'],
    ['123e4567-e89b-12d3-a456-426614174000', 'w-123e4567-e89b-12d3-a456-426614174000'],
    [`${'x'.repeat(39)}-yz`, 'x'.repeat(39)],
  ])('%s: %s', (name, slug) => expect(slugOf(name)).toBe(slug))

  test('are never shared, also when many of one name are made at once', async () => {
    const accountId = await makeAccount(ground, 'root')
    const creator = { accountId, superuser: true }
    const made = await Promise.all(
      Array.from({ length: 3 }, () => createWorkspace(ground, creator, { ...settings, name: 'Twin' })),
    )
    expect(made.map((each) => each.slug).toSorted()).toEqual(['twin', 'twin-2', 'twin-3'])
  })
})

test('S32: only superusers make workspaces, and become their admin', async () => {
  const { accountId } = admin
  const workspaces = () => ground.database.readDb.selectFrom('workspace').select('id').execute()
  const before = await workspaces()
  expect(await codeOf(createWorkspace(ground, { accountId, superuser: false }, settings))).toBe('not-allowed')
  expect(await workspaces()).toEqual(before)
  const made = await createWorkspace(
    ground,
    { accountId, superuser: true },
    { ...settings, name: 'Second', language: 'es' },
  )
  expect(made).toMatchObject({
    slug: 'second',
    name: 'Second',
    language: 'es',
    unassignedVisible: true,
    version: 1,
  })
  const inside = await contextOf(ground, { ...admin, workspaceId: made.id })
  expect(inside.actor).toMatchObject({ role: 'admin' })
  const names = (await getMeta(inside)).options
    .filter((each) => each.list === 'contactStatus')
    .map((each) => each.name)
  expect(names).toEqual(['Lead', 'Prospecto', 'Cliente', 'Contacto'])
})

describe('S31: settings of the workspace', () => {
  test('change one by one, for who may, and count from the next request', async () => {
    const before = (await getMeta(context)).workspace
    const zone = await updateWorkspace(context, { zone: 'America/Bogota', weekStart: 7 })
    expect(zone).toEqual({ ...before, zone: 'America/Bogota', weekStart: 7, version: before.version + 1 })
    const hidden = await updateWorkspace(context, { unassignedVisible: false, name: 'Acme Ltd' })
    expect(hidden).toEqual({
      ...zone,
      unassignedVisible: false,
      name: 'Acme Ltd',
      version: before.version + 2,
    })
    expect((await contextOf(ground, admin)).workspace).toMatchObject({
      zone: 'America/Bogota',
      weekStart: 7,
      unassignedVisible: false,
      slug: 'acme',
    })
    for (const role of ['manager', 'rep', 'readOnly'] as const) {
      const other = await contextOf(
        ground,
        await makeMember(ground, admin.workspaceId, `setting-${role.toLowerCase()}`, role),
      )
      expect(await codeOf(updateWorkspace(other, { name: 'Mine' }))).toBe('not-allowed')
    }
    expect((await getMeta(context)).workspace).toEqual(hidden)
  })

  test.each([
    { currency: 'EURO' },
    { currency: 'ZZZ' },
    { currency: null },
    { zone: 'Mars/Olympus' },
    { zone: '+01:00' },
    { country: 'es' },
    { language: 'fr' },
    { weekStart: 1.5 },
    { name: '' },
    { slug: 'other' },
    { id: '0' },
  ])('%j is refused', (body) => expect(updateAction.body.safeParse(body).success).toBe(false))
})

test('S31: after a change of the currency records are in order by amounts in the new one, and no version is raised', async () => {
  const firm = await makeWorkspace(ground, 'Firm of amounts', 'amounts-admin')
  const amounts = [
    { amount: 100, currency: 'EUR' },
    { amount: 300, currency: 'USD' },
    { amount: 200, currency: 'USD' },
    null,
  ]
  const inEuro = await contextOf(ground, firm)
  for (const annualRevenue of amounts) {
    await createRecord(inEuro, company, { name: `Firm ${annualRevenue?.amount}`, annualRevenue })
  }
  const ordered = async (context: Context) => {
    const filter = { field: 'annualRevenue', op: 'gte', value: 0 } as const
    const page = await listRecords(context, company, { filter, sort: '-annualRevenue' })
    return page.items.map((each) => [each.title, each.version])
  }
  expect(await ordered(inEuro)).toEqual([['Firm 100', 1]])
  await updateWorkspace(inEuro, { currency: 'USD' })
  const inDollars = await contextOf(ground, firm)
  expect(await ordered(inDollars)).toEqual([
    ['Firm 300', 1],
    ['Firm 200', 1],
  ])
})

describe('meta: what screens load once', () => {
  test('is one statement, and as the contract says, for every role', async () => {
    for (const role of roles) {
      const person = await contextOf(
        ground,
        await makeMember(ground, admin.workspaceId, `meta-${role.toLowerCase()}`, role),
      )
      const statements = await ground.statementsOf(async () => {
        const meta = await getMeta(person)
        expect(metaSchema.parse(meta)).toEqual(meta)
        expect(meta.me).toMatchObject({ role, rights: access[role].rights })
        expect(meta.access['company']?.hidden).toEqual(access[role].entities.company.hidden)
        expect(meta.options.filter((each) => each.list === 'contactStatus')).toHaveLength(4)
      })
      // Beside it, that the member was here is noted.
      expect(statements.filter((text) => !text.startsWith('update "member"'))).toHaveLength(1)
    }
  })

  test('S15: holds names of members, not their addresses', async () => {
    const text = JSON.stringify(await getMeta(context))
    expect(text).toContain(`Name of ${admin.username}`)
    expect(text).not.toContain('@example.com')
    expect(text).not.toContain('scrypt')
  })

  test('has another version whenever anything in it changed, and the same one otherwise', async () => {
    const versions = new Set<string>()
    const note = async () => versions.add((await getMeta(context)).version)
    await note()
    await note()
    expect(versions.size).toBe(1)
    await updateWorkspace(context, { name: 'Acme again' })
    await note()
    await createRecord(context, tag, { name: 'vip' })
    await note()
    await createRecord(context, option, { list: 'service', name: 'Repairs', position: 9 })
    await note()
    const member = await makeMember(ground, admin.workspaceId, 'meta-new', 'rep')
    await note()
    await updateMember(context, member.memberId, { role: 'manager' })
    await note()
    expect(versions.size).toBe(6)
  })

  test('S32: holds nothing of another workspace', async () => {
    const other = await contextOf(ground, await makeWorkspace(ground, 'Elsewhere'))
    await createRecord(other, tag, { name: 'theirs' })
    const theirs = await getMeta(other)
    const ours = JSON.stringify(await getMeta(context))
    expect(theirs.tags).toHaveLength(1)
    for (const each of [...theirs.tags, ...theirs.options, ...theirs.members])
      expect(ours).not.toContain(each.id)
  })
})
