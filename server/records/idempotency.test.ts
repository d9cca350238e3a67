// A creation that is sent again is answered with what it made, as far as its sender may see that today.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#contract/access.ts'
import { startTestApp, type TestAnswer, type TestApp } from '#server/testing/app.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { makeMember, makeWorkspace, type Person } from '#server/testing/people.ts'

interface Created {
  readonly record: Readonly<Record<string, unknown>> & { readonly id: string; readonly version: number }
  readonly refs: Readonly<Record<string, unknown>>
  readonly changeId: string
}

describe('S145: a creation with an Idempotency-Key, sent again', () => {
  let ground: TestGround
  let http: TestApp
  let boss: Person
  let maker: Person
  let people = 0
  beforeAll(async () => {
    ground = await createTestGround()
    http = await startTestApp(ground)
    boss = await makeWorkspace(ground, 'Once')
  })
  beforeEach(async () => {
    maker = await makeMember(ground, boss.workspaceId, `maker${++people}`, 'admin')
  })
  afterAll(async () => {
    await http.close()
    await ground.database.close()
  })

  const ask = (who: Person, method: string, path: string, body?: unknown, key?: string) =>
    http.send({
      method,
      url: `/api/v1${path}`,
      headers: {
        cookie: `rapport_session=${who.token}`,
        'x-workspace': who.workspaceId,
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body }),
    })
  const firm = () => ({
    name: `Firm ${people}`,
    annualRevenue: { amount: 100, currency: 'EUR' },
    ownerId: maker.memberId,
  })
  const create = (body: unknown = firm()) => ask(maker, 'POST', '/companies', body, 'once')
  const created = ({ status, json }: TestAnswer) => {
    expect(status).toBe(201)
    return json as Created
  }
  const become = async (role: Role) =>
    expect((await ask(boss, 'PATCH', `/members/${maker.memberId}`, { role })).status).toBe(200)
  const firms = async () => (await ask(boss, 'POST', '/companies/count', {})).json

  it('answers the same and makes nothing', async () => {
    const first = await create()
    const count = await firms()
    const again = await create()
    expect(again.json).toEqual(first.json)
    expect(again.headers['etag']).toBe(first.headers['etag'])
    expect(await firms()).toEqual(count)
  })

  it('shows no field that was hidden from the sender since', async () => {
    const { record } = created(await create())
    expect(record['annualRevenue']).toEqual({ amount: 100, currency: 'EUR' })
    await become('rep')
    const again = created(await create())
    expect(again.record.id).toBe(record.id)
    expect(again.record).not.toHaveProperty('annualRevenue')
    expect(again.record['can']).toEqual(['update'])
  })

  it('tells nothing of a record that went out of reach, and makes no second one', async () => {
    const body = { lastName: 'Gone', statusId: await statusOf(), ownerId: boss.memberId }
    const send = () => ask(maker, 'POST', '/contacts', body, 'gone')
    created(await send())
    await become('rep')
    const again = await send()
    expect([again.status, (again.json as { code: string }).code]).toEqual([404, 'not-found'])
    expect(again.text).not.toContain('Gone')
    const { value } = (await ask(boss, 'POST', '/contacts/count', {})).json as { value: number }
    expect(value).toBe(1)
  })

  it('is refused once the sender may create nothing', async () => {
    created(await create())
    await become('readOnly')
    expect((await create()).status).toBe(403)
  })

  it('shows the record as it is now, changed or in the trash, with the version to go on from', async () => {
    const { record, changeId } = created(await create())
    await ask(boss, 'PATCH', `/companies/${record.id}`, { name: 'Renamed' })
    const changed = await create()
    expect(created(changed)).toMatchObject({ changeId, record: { name: 'Renamed', version: 2 } })
    expect(changed.headers['etag']).toBe('"v2"')
    await ask(boss, 'DELETE', `/companies/${record.id}`)
    expect(created(await create()).record['deletedAt']).not.toBeNull()
  })

  it('makes one when several are sent at once, and all tell of it', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => create()))
    expect(new Set(answers.map((each) => created(each).record.id)).size).toBe(1)
  })

  it('keeps nothing of what the record holds', async () => {
    created(await create())
    const rows = await ground.database.readDb
      .selectFrom('idempotency')
      .select('response')
      .where('actor_id', '=', maker.memberId)
      .execute()
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('Firm')
  })

  it('costs no more statements than any write', async () => {
    await create()
    const sent = (await ground.statementsOf(() => create())).filter(
      (text) => !/^update "?session/i.test(text.trim()),
    )
    expect(sent.length, sent.join('\n\n')).toBeLessThanOrEqual(5)
  })

  async function statusOf(): Promise<string> {
    const { options } = (await ask(boss, 'GET', '/meta')).json as { options: { id: string; list: string }[] }
    return options.find((each) => each.list === 'contactStatus')?.id ?? ''
  }
})
