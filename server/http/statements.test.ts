// A request takes few statements whatever it asks: three to read, five to write, sign-in and change included (S152).
import { company } from '#contract/entities/company.ts'
import { tag } from '#contract/entities/tag.ts'
import { createRecord } from '#server/records/create.ts'
import { startTestApp, type TestApp, type TestRequest } from '#server/testing/app.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { contextOf, makeMember, makeWorkspace, type Person } from '#server/testing/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const READ = 3
const WRITE = 5

describe('S152 statements per request', () => {
  let ground: TestGround
  let http: TestApp
  let admin: Person
  let rep: Person
  let status: string
  let firm: string
  let vip: string

  beforeAll(async () => {
    ground = await createTestGround()
    http = await startTestApp(ground)
    admin = await makeWorkspace(ground)
    rep = await makeMember(ground, admin.workspaceId, 'rita', 'rep')
    const context = await contextOf(ground, admin)
    firm = (await createRecord(context, company, { name: 'Firm' })).record.id
    vip = (await createRecord(context, tag, { name: 'vip' })).record.id
    const meta = z.object({ options: z.array(z.object({ id: z.string(), list: z.string() })) })
    status =
      meta
        .parse((await ask(admin, 'GET', '/meta')).json)
        .options.find((each) => each.list === 'contactStatus')?.id ?? ''
  }, 60_000)
  afterAll(async () => {
    await http.close()
    await ground.database.close()
  })

  const ask = (
    who: Person,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const request: TestRequest = {
      method,
      url: `/api/v1${path}`,
      headers: { cookie: `rapport_session=${who.token}`, 'x-workspace': who.workspaceId, ...headers },
      ...(body === undefined ? {} : { body }),
    }
    return http.send(request)
  }
  /** The second time, when what is fetched once per process is there. */
  const count = async (most: number, work: () => Promise<{ status: number }>) => {
    expect((await work()).status).toBeLessThan(300)
    const sent = await ground.statementsOf(work)
    // Noting when a session was last seen is sent after the answer, at most once a minute.
    const texts = sent.filter((text) => !/^update "?session/i.test(text.trim()))
    expect(texts.length, texts.join('\n\n')).toBeLessThanOrEqual(most)
  }

  it.each(['admin', 'rep'])('a list, a search, a count, a record and its history, for a %s', async (name) => {
    const who = name === 'admin' ? admin : rep
    const created = await ask(who, 'POST', '/contacts', {
      firstName: 'Ann',
      statusId: status,
      companyId: firm,
      tags: [vip],
    })
    const id = z.object({ record: z.object({ id: z.string() }) }).parse(created.json).record.id
    const filter = encodeURIComponent(
      JSON.stringify({
        and: [
          { field: 'statusId', op: 'inCategory', value: ['lead'] },
          { field: 'tags', op: 'hasAnyOf', value: [vip] },
        ],
      }),
    )
    await count(READ, () => ask(who, 'GET', '/contacts'))
    await count(READ, () => ask(who, 'GET', `/contacts?sort=-lastName&filter=${filter}`))
    await count(READ, () => ask(who, 'GET', '/contacts?search=anm'))
    await count(READ, () =>
      ask(who, 'POST', '/contacts/count', { filter: { field: 'firstName', op: 'contains', value: 'a' } }),
    )
    await count(READ, () => ask(who, 'GET', '/contacts/groups/statusId'))
    await count(READ, () => ask(who, 'GET', `/contacts/${id}`))
    await count(READ, () => ask(who, 'GET', `/contacts/${id}/history`))
    await count(READ, () => ask(who, 'GET', '/meta'))
  })

  it('a creation, a change, a deletion, a restoration and an undo', async () => {
    let turn = 0
    const created = await ask(admin, 'POST', '/contacts', { firstName: 'Bo', statusId: status })
    const { record } = z.object({ record: z.object({ id: z.string() }) }).parse(created.json)
    const change = z.object({ changeId: z.string() })
    await count(WRITE, () =>
      ask(
        admin,
        'POST',
        '/contacts',
        { firstName: 'Cy', statusId: status, companyId: firm, tags: [vip] },
        { 'idempotency-key': `key-${turn++}` },
      ),
    )
    await count(WRITE, () =>
      ask(
        admin,
        'PATCH',
        `/contacts/${record.id}`,
        { firstName: `Bo ${turn++}`, companyId: firm },
        { 'if-match': '"v1"' },
      ).then(mergeable),
    )
    await count(WRITE, () => ask(admin, 'PATCH', `/contacts/${record.id}`, { jobTitle: `Buyer ${turn++}` }))
    await count(WRITE, () => ask(admin, 'DELETE', `/contacts/${record.id}`))
    await count(WRITE, () => ask(admin, 'POST', `/contacts/${record.id}/restore`))
    const parents = [
      firm,
      (await createRecord(await contextOf(ground, admin), company, { name: 'Head' })).record.id,
    ]
    const { record: branch } = await createRecord(await contextOf(ground, admin), company, { name: 'Branch' })
    await count(WRITE, () =>
      ask(admin, 'PATCH', `/companies/${branch.id}`, { parentId: parents[turn++ % 2] }),
    )
    const { changeId } = change.parse(
      (await ask(admin, 'PATCH', `/contacts/${record.id}`, { jobTitle: 'Last' })).json,
    )
    const sent = await ground.statementsOf(() => ask(admin, 'POST', `/changes/${changeId}/undo`, {}))
    expect(sent.length).toBeLessThanOrEqual(WRITE)
  })
})

/** A conflict is an answer as well; it is the statements that count. */
function mergeable<T extends { status: number }>(answer: T): { status: number } {
  return answer.status === 409 ? { status: 200 } : answer
}
