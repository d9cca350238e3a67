// Pages of a list laid end to end are the whole list, once and in order: for every order, reach, filter and way of reading.
import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import { tag } from '#contract/entities/tag.ts'
import type { AnyRow, Values } from '#contract/entity.ts'
import type { Filter, ListQuery } from '#contract/query.ts'
import { addField, withNewFields } from '#server/testing/custom-fields.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { createTestWorkspace, type TestWorkspace } from '#server/testing/workspace.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from './actor.ts'
import { createRecord } from './create.ts'
import { sortText } from './derived.ts'
import type { Limits } from './list-plan.ts'
import { getRecord } from './get.ts'
import { countRecords, listRecords } from './list.ts'
import { patchRecord } from './patch.ts'
import { foldDeltas } from './rollups.ts'
import { deleteRecord } from './trash.ts'

const names = ['Ann', 'Ánn', 'ann', 'Bo', 'Çelik', 'Zoë', 'zoe', 'O', 'Ø', 'Łuk', '', 'Straße', 'Strasse']
const everySort = [
  'createdAt',
  '-createdAt',
  'title',
  '-title',
  'lastName',
  '-lastName',
  'customerSince',
  '-customerSince',
  // Fields that the workspace added; their keys are known when they have been made.
  'a number',
  '-a number',
  'a text',
  '-a text',
]
const ways: Readonly<Record<string, Partial<Limits>>> = {
  set: { set: 5000, crossing: 5000, walk: 5000 },
  walk: { set: -1, walk: 5 },
}

describe('lists', () => {
  let ground: TestGround
  let acme: TestWorkspace
  let rows: AnyRow[]
  let trashed: AnyRow[]
  let vip: string
  const added: Record<string, string> = {}
  /** The sort as a request names it. */
  const named = (sort: string) => sort.replace(/a \w+$/, (name) => added[name] ?? name)

  beforeAll(async () => {
    ground = await createTestGround()
    acme = await createTestWorkspace(ground)
    vip = (await createRecord(acme.admin, tag, { name: 'vip' })).record.id
    for (const kind of ['number', 'text'] as const)
      added[`a ${kind}`] = (await addField(ground, acme.admin, contact, kind, { sortable: true })).key
    acme = await withNewFields(ground, acme)
    const owners = [acme.admin, acme.manager, acme.rep, acme.colleague, acme.stranger].map(
      (context) => context.actor.memberId,
    )
    rows = []
    for (let index = 0; index < 90; index++) {
      const values: Values = {
        firstName: names[index % names.length] === '' ? null : names[index % names.length],
        lastName: index % 4 === 0 ? null : (names[(index * 5) % names.length] ?? '') + (index % 3),
        customerSince: index % 3 === 0 ? null : `2026-0${1 + (index % 9)}-11`,
        statusId: acme.option('contactStatus', index % 4),
        ownerId: index % 10 === 9 ? null : owners[index % owners.length],
        tags: index % 6 === 0 ? [vip] : [],
        [added['a number'] ?? '']: index % 5 === 0 ? null : ((index * 37) % 23) - 11 + (index % 2) / 4,
        [added['a text'] ?? '']: index % 7 === 0 ? null : names[(index * 3) % names.length] || null,
      }
      rows.push((await createRecord(acme.admin, contact, values)).record)
    }
    for (const row of rows.slice(0, 5)) await deleteRecord(acme.admin, contact, row.id)
    trashed = rows.slice(0, 5)
    rows = rows.slice(5)
    // So that the figures by which a way is chosen know these records.
    await foldDeltas(ground.database.db)
  }, 60_000)
  afterAll(() => ground.database.close())

  const people = () => ({
    admin: acme.admin,
    manager: acme.manager,
    rep: acme.rep,
    stranger: acme.stranger,
    reader: acme.reader,
  })
  const filters: Record<string, () => Filter | undefined> = {
    none: () => undefined,
    tag: () => ({ field: 'tags', op: 'hasAnyOf', value: [vip] }),
    'status and text': () => ({
      and: [
        { field: 'statusId', op: 'isAnyOf', value: [acme.option('contactStatus', 1)] },
        { field: 'lastName', op: 'contains', value: 'a' },
      ],
    }),
    nothing: () => ({ field: 'jobTitle', op: 'contains', value: 'nowhere' }),
  }

  describe.each(Object.keys(ways))('read as a %s', (way) => {
    it.each(everySort)(
      'S66 give every record once in the order of %s, to everyone what they may see',
      async (sort) => {
        for (const [name, context] of Object.entries(people())) {
          for (const [label, filter] of Object.entries(filters)) {
            const asked = filter()
            const query: ListQuery = { sort: named(sort), limit: 7, ...(asked ? { filter: asked } : {}) }
            const expected = inOrder(
              rows.filter((row) => sees(acme, context, row) && meets(acme, vip, label, row)),
              named(sort),
            )
            expect(await allPages(context, query, ways[way]), `${name}, ${label}`).toEqual(
              expected.map((row) => row.id),
            )
          }
        }
      },
      60_000,
    )
  })

  it('the trash is a list as well, for each what they may see', async () => {
    for (const context of [acme.admin, acme.manager, acme.rep, acme.stranger]) {
      const expected = trashed.filter((row) => sees(acme, context, row)).map((row) => row.id)
      expect(
        (await allPages(context, { deleted: 'only', sort: 'createdAt', limit: 2 }, ways['walk'])).toSorted(),
      ).toEqual(expected.toSorted())
      const byTitle = await allPages(context, { deleted: 'only', sort: 'title', limit: 2 }, ways['walk'])
      expect(byTitle.toSorted()).toEqual(expected.toSorted())
    }
  })

  it('S98 nine a page is possible, and an offset jumps', async () => {
    const page = await listRecords(acme.admin, contact, { sort: 'title', limit: 9, offset: 18 })
    expect(page.items.map((row) => row.id)).toEqual(
      inOrder(rows, 'title')
        .slice(18, 27)
        .map((row) => row.id),
    )
  })

  it('totals count what the reader may see, exactly while they are small', async () => {
    for (const context of Object.values(people())) {
      const expected = rows.filter((row) => sees(acme, context, row)).length
      const page = await listRecords(context, contact, { limit: 3 })
      expect(page.total).toEqual({ value: expected, exact: true })
      expect(await countRecords(context, contact, {})).toBe(expected)
    }
  })

  it('a page of a list takes one statement, with total and labels', async () => {
    await listRecords(acme.rep, contact, { limit: 9 })
    const sent = await ground.statementsOf(() =>
      listRecords(acme.rep, contact, { limit: 9, filter: { field: 'tags', op: 'hasAnyOf', value: [vip] } }),
    )
    expect(sent.length).toBe(1)
  })

  it('a list says of a record what the record says of itself, labels too', async () => {
    const firm = (
      await createRecord(acme.admin, company, { name: 'Straße "& Søhne"', address: { city: 'Århus' } })
    ).record.id
    const full: Values = {
      statusId: acme.option('contactStatus', 0),
      firstName: 'Zoë "\\" \u{1f600}',
      lastName: 'Ø',
      companyId: firm,
      emails: [{ label: 'work', value: 'a@b.example' }],
      phones: [{ label: null, value: '+493012345678' }],
      tags: [vip],
      customerSince: '2024-02-29',
      birthday: '1000-01-01',
      consentAt: '2024-02-29T23:30:00.120Z',
      doNotContact: true,
      about: '</script>\n\t\u2028"',
    }
    const made = await createRecord(acme.admin, contact, full)
    for (const consentAt of [
      '9999-12-31T23:59:59.999Z',
      '1000-01-01T00:00:00.000Z',
      '2024-01-01T00:00:00.000Z',
      null,
    ]) {
      await patchRecord(acme.admin, contact, made.record.id, { consentAt })
      const alone = await getRecord(acme.admin, contact, made.record.id)
      expect(alone.record['consentAt']).toBe(consentAt)
      const filter: Filter = { field: 'companyId', op: 'isAnyOf', value: [firm] }
      for (const query of [{ filter }, { search: 'zoë ø', filter }, { sort: 'lastName', filter }]) {
        const { items, refs } = await listRecords(acme.admin, contact, query)
        expect({ items, refs }).toEqual({ items: [alone.record], refs: alone.refs })
      }
    }
    await deleteRecord(acme.admin, contact, made.record.id)
  })

  it('a cursor of another list, or one that was changed, is refused', async () => {
    const { next } = await listRecords(acme.admin, contact, { limit: 3 })
    await expect(
      listRecords(acme.admin, contact, { limit: 3, sort: 'title', cursor: next ?? '' }),
    ).rejects.toThrow('bad-cursor')
    await expect(listRecords(acme.rep, contact, { limit: 3, cursor: next ?? '' })).rejects.toThrow(
      'bad-cursor',
    )
    for (const cursor of ['', 'x', 'eyJh', `${next}x`, Buffer.from('[1,2,3,4]').toString('base64url')]) {
      await expect(listRecords(acme.admin, contact, { limit: 3, cursor }), cursor).rejects.toThrow(
        'bad-cursor',
      )
    }
  })
})

/** All pages, following the cursor to its end. */
async function allPages(
  context: Context,
  query: ListQuery,
  limits: Partial<Limits> | undefined,
): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  for (let page = 0; page < 200; page++) {
    const answer = await listRecords(
      context,
      contact,
      { ...query, ...(cursor === undefined ? {} : { cursor }) },
      limits,
    )
    ids.push(...answer.items.map((row) => row.id))
    if (answer.next === null) return ids
    cursor = answer.next
  }
  throw new Error('the list has no end')
}

/** Who sees what, said plainly. */
function sees(acme: TestWorkspace, context: Context, row: AnyRow): boolean {
  if (context.actor.role === 'admin' || context.actor.role === 'readOnly') return true
  const owner = row['ownerId']
  if (owner === null) return true
  const team = [acme.manager, acme.rep, acme.colleague].map((each) => each.actor.memberId)
  return context.actor.role === 'manager' ? team.some((id) => id === owner) : owner === context.actor.memberId
}

function meets(acme: TestWorkspace, vip: string, label: string, row: AnyRow): boolean {
  if (label === 'nothing') return false
  if (label === 'tag') return (row['tags'] as string[]).includes(vip)
  if (label === 'none') return true
  return (
    row['statusId'] === acme.option('contactStatus', 1) &&
    sortText(typeof row['lastName'] === 'string' ? row['lastName'] : '').includes('a')
  )
}

function inOrder(rows: readonly AnyRow[], sort: string): AnyRow[] {
  const down = sort.startsWith('-')
  const field = sort.replace('-', '')
  const key = (row: AnyRow): string | number | null => {
    const value = field === 'createdAt' ? '' : row[field]
    if (typeof value === 'number') return value
    return typeof value !== 'string' ? null : field === 'customerSince' ? value : sortText(value)
  }
  const compare = (a: string | number, b: string | number) =>
    (typeof a === 'number' && typeof b === 'number'
      ? a - b
      : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)))) * (down ? -1 : 1)
  return rows.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)]
    if (left === null || right === null) return left === right ? compare(a.id, b.id) : left === null ? 1 : -1
    return compare(left, right) || compare(a.id, b.id)
  })
}
