import { describe, expect, test } from 'vitest'
import { contact } from '#contract/entities/contact.ts'
import { field } from '#contract/entity.ts'
import { text } from '#contract/kinds/text.ts'
import { choiceOf, printColumns, readColumns, viewOf } from './columns-address.ts'
import { printFilter, printPage, printSort, readListAddress } from './list-address.ts'

const filter = { field: 'lastName', op: 'is', value: 'Núñez & "Co"' } as const

describe('S98 the address of a list', () => {
  test('says what is shown, and is read back as the same', () => {
    const address = readListAddress(contact, {
      filter: printFilter(filter),
      search: 'ann',
      sort: printSort({ field: 'lastName', descending: true }),
      view: 'cards',
      page: printPage(4),
      columns: 'title*.tags',
    })
    expect(address).toEqual({
      filter,
      isFilterBroken: false,
      hasGoneField: false,
      search: 'ann',
      sort: { field: 'lastName', descending: true },
      view: 'cards',
      page: 4,
      columns: { shown: ['title', 'tags'], pinned: ['title'] },
    })
  })

  test('is short where everything is as usual', () => {
    expect(printFilter(undefined)).toBeUndefined()
    expect(printSort({ field: 'createdAt', descending: true })).toBeUndefined()
    expect(printPage(0)).toBeUndefined()
    expect(readListAddress(contact, {})).toMatchObject({
      view: 'table',
      page: 0,
      columns: undefined,
      search: '',
    })
  })

  test.each(['{broken', '{"field":"lastName"}', '[]', '{"and":[{"or":5}]}', '12'])(
    'a filter nobody can read is said to be broken: %s',
    (text) => {
      expect(readListAddress(contact, { filter: text })).toMatchObject({
        filter: undefined,
        isFilterBroken: true,
      })
    },
  )

  test.each(['-jobTitle', 'nonsense', '__proto__', '-', ''])(
    'an order that does not exist is the usual: %s',
    (sort) => {
      expect(readListAddress(contact, { sort }).sort).toEqual({ field: 'createdAt', descending: true })
    },
  )

  test('a field that the role does not see is no order', () => {
    expect(readListAddress(contact, { sort: 'customerSince' }, ['customerSince']).sort.field).toBe(
      'createdAt',
    )
  })

  test.each([
    ['all', 'all'],
    ['3', 2],
    ['0', 0],
    ['-4', 0],
    ['1e9', 999_999_999],
    ['x', 0],
  ] as const)('page %s', (text, page) => {
    expect(readListAddress(contact, { page: text }).page).toBe(page)
  })
})

describe('S98 columns in an address', () => {
  const all = ['title', 'companyId', 'statusId', 'tags', 'createdAt']

  test('only known ones count, and the name is always there', () => {
    const choice = readColumns('tags*.gone.statusId..tags') ?? { shown: [], pinned: [] }
    expect(viewOf(all, choice, { tags: 90 })).toEqual({
      order: ['title', 'tags', 'statusId', 'companyId', 'createdAt'],
      hidden: ['companyId', 'createdAt'],
      widths: { tags: 90 },
      pinned: ['tags'],
    })
    expect(readColumns('')).toBeUndefined()
    expect(readColumns('<>.!')).toBeUndefined()
  })

  test('a view is said with its pinned columns first, and read back as it looks', () => {
    const view = {
      order: ['title', 'companyId', 'tags'],
      hidden: ['companyId', 'createdAt'],
      widths: {},
      pinned: ['tags'],
    }
    const text = printColumns(choiceOf(all, view))
    expect(text).toBe('tags*.title.statusId')
    expect(choiceOf(all, viewOf(all, readColumns(text) ?? { shown: [], pinned: [] }, {}))).toEqual(
      choiceOf(all, view),
    )
  })
})

describe('S44 a field that is gone', () => {
  const key = 'f_0123456789'
  const gone = { field: 'f_9876543210', op: 'isNotEmpty' } as const
  const own = { field: key, op: 'is', value: 'blue' } as const
  const withField = {
    ...contact,
    fields: { ...contact.fields, [key]: field(text(), { en: 'Fleet', es: 'Flota' }, { sort: true }) },
  }
  const read = (value: Parameters<typeof printFilter>[0], hidden?: readonly string[]) => {
    const { filter: left, hasGoneField } = readListAddress(withField, { filter: printFilter(value) }, hidden)
    return { left, hasGoneField }
  }

  test('drops out of the filter with its chip, and the list says so', () => {
    expect(read(own)).toEqual({ left: own, hasGoneField: false })
    expect(read(gone)).toEqual({ left: undefined, hasGoneField: true })
    expect(read({ and: [own, gone] })).toEqual({ left: own, hasGoneField: true })
    expect(read({ and: [own, filter, { or: [own, gone] }] })).toEqual({
      left: { and: [own, filter] },
      hasGoneField: true,
    })
    expect(read({ not: { and: [own, gone] } })).toEqual({ left: undefined, hasGoneField: true })
  })

  test('is no other for whom the role hides it', () => {
    expect(read({ and: [own, filter] }, [key])).toEqual({ left: filter, hasGoneField: true })
  })

  test('leaves the rest of a filter that nobody knows to the server', () => {
    const strange = { field: 'shoeSize', op: 'isNotEmpty' } as const
    expect(read(strange)).toEqual({ left: strange, hasGoneField: false })
  })

  test('is not sorted by any more', () => {
    expect(readListAddress(withField, { sort: `-${key}` }).sort).toEqual({ field: key, descending: true })
    expect(readListAddress(contact, { sort: `-${key}` }).sort.field).toBe('createdAt')
  })

  test('drops out of the columns that were chosen with it', () => {
    const columns = readColumns(`title*.${key}.tags`)
    expect(columns?.shown).toEqual(['title', key, 'tags'])
    const all = ['title', 'tags', 'jobTitle']
    const view = columns && viewOf(all, columns, { [key]: 200 })
    expect(view).toMatchObject({ order: all, hidden: ['jobTitle'] })
    expect(view && choiceOf(all, view).shown).toEqual(['title', 'tags'])
  })
})
