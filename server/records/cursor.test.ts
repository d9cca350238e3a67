// A cursor tells nothing and takes nowhere: it may stand at a record that its reader does not see.
import { randomKey } from '#server/platform/secrets.ts'
import { contact } from '#contract/entities/contact.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { createTestWorkspace, type TestWorkspace } from '#server/testing/workspace.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRecord } from './create.ts'
import { listMark, printCursor, readCursor } from './cursor.ts'
import { listRecords } from './list.ts'

const key = randomKey()
const mark = listMark(['a list'])
const cursor = { after: { key: 'garcía', id: '019cadc6-9a80-7797-87dc-5385121e0917' }, window: 2500 }
const refusal = expect.objectContaining({ code: 'bad-cursor' })

describe('a cursor', () => {
  it('comes back as it was given out, in no way to be read', () => {
    const text = printCursor(key, mark, cursor)
    expect(readCursor(key, mark, text, 'text')).toEqual(cursor)
    expect(text).toMatch(/^[\w-]+$/)
    expect(printCursor(key, mark, cursor)).toBe(text)
    expect(printCursor(key, mark, { ...cursor, window: 5000 }).slice(0, 16)).not.toBe(text.slice(0, 16))
    const bytes = Buffer.from(text, 'base64url').toString('latin1')
    expect(bytes).not.toContain('garc')
    expect(bytes).not.toContain(cursor.after.id)
  })

  it('is refused when one bit of it was changed, or it was cut, lengthened or written by hand', () => {
    const bytes = Buffer.from(printCursor(key, mark, cursor), 'base64url')
    const broken = Array.from(bytes, (byte, at) => {
      const copy = Buffer.from(bytes)
      copy[at] = byte ^ 1
      return copy
    })
    const plain = Buffer.from(JSON.stringify([mark, cursor.after.key, cursor.after.id, cursor.window]))
    const others = [bytes.subarray(1), bytes.subarray(0, -1), Buffer.concat([bytes, bytes]), plain]
    for (const each of [...broken, ...others, ...[0, 1, 12, 27, 28].map((size) => Buffer.alloc(size))])
      expect(() => readCursor(key, mark, each.toString('base64url'), 'text')).toThrow(refusal)
  })

  it.each([
    ['text', [1, '\0', '\ud800', null]],
    ['date', ['x', '0000-01-01', 7]],
    ['timestamptz(3)', ['x', 1]],
    ['numeric', ['x', '1; select 1']],
    ['bigint', ['x', 1.5, 1e300]],
    [undefined, ['1', 2]],
  ])('is refused where an earlier version put another key into an order of %s', (type, keys) => {
    for (const each of keys) {
      const text = printCursor(key, mark, { after: { key: each, id: cursor.after.id }, window: 1 })
      if (each !== null) expect(() => readCursor(key, mark, text, type)).toThrow(refusal)
      else expect(readCursor(key, mark, text, type).after.key).toBeNull()
    }
  })

  it('is refused by another list and by another server', () => {
    const text = printCursor(key, mark, cursor)
    expect(() => readCursor(key, listMark(['another list']), text, 'text')).toThrow(refusal)
    expect(() => readCursor(randomKey(), mark, text, 'text')).toThrow(refusal)
  })
})

describe('the cursor of a list that goes on where it gave up looking', () => {
  let ground: TestGround
  let acme: TestWorkspace
  beforeAll(async () => {
    ground = await createTestGround()
    acme = await createTestWorkspace(ground)
    const statusId = acme.option('contactStatus')
    for (let index = 0; index < 12; index++)
      await createRecord(acme.stranger, contact, { lastName: `Secretname ${index}`, statusId })
    await createRecord(acme.rep, contact, { lastName: 'Zulu', statusId })
  })
  afterAll(() => ground.database.close())

  it.each(['title', '-lastName', '-createdAt'])(
    'sorted by %s does not name what a rep does not see',
    async (sort) => {
      const seen: string[] = []
      let next: string | undefined
      let pages = 0
      do {
        const filter = { field: 'lastName', op: 'contains', value: 'u' } as const
        const page = await listRecords(
          acme.rep,
          contact,
          { sort, filter, limit: 1, cursor: next },
          { set: -1, walk: 2 },
        )
        seen.push(...page.items.map((each) => each.title))
        next = page.next ?? undefined
        const told = Buffer.from(next ?? '', 'base64url').toString('utf8')
        expect(told.toLowerCase()).not.toContain('secret')
        pages++
      } while (next !== undefined && pages < 30)
      expect(seen).toEqual(['Zulu'])
      expect(sort === 'title' ? pages : 2).toBeGreaterThan(1)
    },
  )
})
