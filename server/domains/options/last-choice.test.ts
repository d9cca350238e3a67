// A list keeps at least one choice, whoever takes the others away and however many do so at once.
import { startTestApp, type TestAnswer, type TestApp } from '#server/testing/app.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { makeWorkspace, type Person } from '#server/testing/people.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

interface OptionRow {
  readonly id: string
  readonly list: string
  readonly archived: boolean
  readonly mergedInto: string | null
}

describe('S39: the last choice of a list', () => {
  let ground: TestGround
  let http: TestApp
  let boss: Person
  let workspaces = 0
  let sources: string[]
  beforeAll(async () => {
    ground = await createTestGround()
    http = await startTestApp(ground)
  })
  beforeEach(async () => {
    boss = await makeWorkspace(ground, `Last ${++workspaces}`, `last-${workspaces}`)
    sources = (await choices('source')).map((each) => each.id)
  })
  afterAll(async () => {
    await http.close()
    await ground.database.close()
  })

  const ask = (method: string, path: string, body?: unknown, language = 'en') =>
    http.send({
      method,
      url: `/api/v1${path}`,
      headers: {
        cookie: `rapport_session=${boss.token}`,
        'x-workspace': boss.workspaceId,
        'accept-language': language,
      },
      ...(body === undefined ? {} : { body }),
    })
  const choices = async (list: string) => {
    const { options } = (await ask('GET', '/meta')).json as { options: OptionRow[] }
    return options.filter((each) => each.list === list && !each.archived && each.mergedInto === null)
  }
  const archive = (id: string, language?: string) =>
    ask('PATCH', `/options/${id}`, { archived: true }, language)
  const codeOf = ({ status, json }: TestAnswer) =>
    status < 300 ? 'ok' : `${status} ${(json as { code: string }).code}`
  /** Takes all but the last away; answers that one. */
  const leaveOne = async () => {
    for (const id of sources.slice(0, -1)) expect(codeOf(await archive(id))).toBe('ok')
    return sources.at(-1) ?? ''
  }

  it('is not archived, and the reader is told why in their language', async () => {
    const last = await leaveOne()
    const [english, spanish] = [await archive(last), await archive(last, 'es')]
    expect([codeOf(english), codeOf(spanish)]).toEqual(['409 last-choice', '409 last-choice'])
    expect(english.text).toContain('at least one choice')
    expect(spanish.text).toContain('al menos una opción')
    expect((await choices('source')).map((each) => each.id)).toEqual([last])
    expect(codeOf(await ask('PATCH', `/options/${last}`, { name: 'Only one' }))).toBe('ok')
  })

  it('is not deleted, nor by an undo of its creation', async () => {
    const made = await ask('POST', '/options', { list: 'source', name: 'Fair' })
    const { record, changeId } = made.json as { record: { id: string }; changeId: string }
    sources.push(record.id)
    const last = await leaveOne()
    expect(last).toBe(record.id)
    expect(codeOf(await ask('DELETE', `/options/${last}`))).toBe('409 last-choice')
    expect(codeOf(await ask('POST', `/changes/${changeId}/undo`, { force: true }))).toBe('409 last-choice')
    expect(await choices('source')).toHaveLength(1)
  })

  it('is not archived by an undo of its return', async () => {
    const last = await leaveOne()
    const [other = ''] = sources
    const back = await ask('PATCH', `/options/${other}`, { archived: false })
    expect(codeOf(await archive(last))).toBe('ok')
    const { changeId } = back.json as { changeId: string }
    expect(codeOf(await ask('POST', `/changes/${changeId}/undo`, {}))).toBe('409 last-choice')
    expect((await choices('source')).map((each) => each.id)).toEqual([other])
  })

  it('can be merged into one of its list alone, which then is the last', async () => {
    const last = await leaveOne()
    const [archived = ''] = sources
    expect(codeOf(await ask('POST', `/options/${last}/merge`, { into: archived }))).toBe('422 invalid')
    expect(await choices('source')).toHaveLength(1)
  })

  it('says nothing about other lists, about archived choices, or about a list that is emptied of them', async () => {
    await leaveOne()
    const [service] = await choices('service')
    expect(codeOf(await archive(service?.id ?? ''))).toBe('ok')
    const [archived = ''] = sources
    expect(codeOf(await archive(archived))).toBe('ok')
    expect(codeOf(await ask('DELETE', `/options/${archived}`))).toBe('ok')
  })

  it('stays when everyone takes one away at once', async () => {
    const answers = await Promise.all(
      sources.map((id, at) => (at % 2 === 0 ? archive(id) : ask('DELETE', `/options/${id}`))),
    )
    const codes = answers.map(codeOf)
    expect(codes.filter((code) => code === '409 last-choice')).toHaveLength(1)
    expect(codes.filter((code) => code === 'ok')).toHaveLength(sources.length - 1)
    expect(await choices('source')).toHaveLength(1)
  })

  it('costs no more statements than any write', async () => {
    const [first = '', second = ''] = sources
    for (const work of [() => archive(first), () => ask('DELETE', `/options/${second}`)]) {
      const sent = (await ground.statementsOf(work)).filter((text) => !/^update "?session/i.test(text.trim()))
      expect(sent.length, sent.join('\n\n')).toBeLessThanOrEqual(5)
    }
  })
})
