import { describe, expect, test } from 'vitest'
import { contact } from '#contract/entities/contact.ts'
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
