import { describe, expect, test } from 'vitest'
import { contact } from '#contract/entities/contact.ts'
import type { AnyRow } from '#contract/entity.ts'
import { fold } from '#contract/kinds/fold.ts'
import type { CellContext } from '#contract/kinds/kind.ts'
import { nameKey, type PastedCell, placeBlock, readCells, wantedNames, withNames } from './paste-cells.ts'

const ids = { vip: '01a1fdaf-a0fb-71ac-8cb6-313b541dde86', acme: '01a1fdaf-a0fb-71ac-8cb6-313b541dde87' }
const rowOf = (id: string, values: object = {}): AnyRow => ({
  id,
  title: id,
  createdAt: '',
  createdBy: null,
  updatedAt: '',
  deletedAt: null,
  version: 1,
  can: ['update'],
  tags: [],
  emails: [],
  ...values,
})
const context: CellContext = {
  language: 'en',
  zone: 'UTC',
  currency: 'EUR',
  country: 'ES',
  label: () => undefined,
  find: (source, name) => (source.of === 'option' && fold(name) === 'vip' ? [ids.vip] : []),
}
const rows = [rowOf('a', { jobTitle: 'Boss' }), rowOf('b')]
const place = {
  rowAt: (index: number) => rows[index],
  count: 3,
  fieldOf: (column: string) => (column === 'title' ? undefined : column),
  isLocked: (column: string, row: AnyRow) => column === 'ownerId' && row.id === 'b',
}
const cellOf = (field: string, text: string, row = rows[0] ?? rowOf('a')): PastedCell => ({
  row,
  column: field,
  field,
  text,
})

describe('S42 a pasted block', () => {
  test('falls into rows; what lies beyond, is not loaded or is locked is counted', () => {
    const block = {
      top: 0,
      columnIds: ['title', 'jobTitle', 'ownerId'],
      cells: [
        ['x', 'One', 'me'],
        ['x', 'Two', 'me'],
        ['x', 'Three', 'me'],
        ['x', 'Four', 'me'],
      ],
    }
    const placed = placeBlock(block, place)
    expect(placed.cells.map(({ row, field, text }) => [row.id, field, text])).toEqual([
      ['a', 'jobTitle', 'One'],
      ['a', 'ownerId', 'me'],
      ['b', 'jobTitle', 'Two'],
    ])
    expect(placed).toMatchObject({ missing: 1, beyond: 1, locked: 3 })
  })

  test('asks for names of records, and for words that do not exist yet', () => {
    const cells = [
      cellOf('companyId', ' Acme '),
      cellOf('companyId', 'Acme'),
      cellOf('tags', 'VIP, new; other'),
      cellOf('services', 'SEO'),
    ]
    const { records, words } = wantedNames(contact, cells, context)
    expect([...records].map(([name, titles]) => [name, [...titles]])).toEqual([['company', ['Acme']]])
    expect([...words].map(([list, names]) => [list, [...names]])).toEqual([['tag', ['new', 'other']]])
  })

  test('is read cell by cell; faults keep their text and reason, values that are there are no change', () => {
    const found = new Map([[nameKey({ of: 'record', entity: 'company' }, 'acme'), [ids.acme]]])
    const cells = [
      cellOf('jobTitle', 'Boss'),
      cellOf('companyId', 'ACME'),
      cellOf('emails', 'no mail'),
      cellOf('tags', 'vip'),
      cellOf('statusId', ''),
      cellOf('jobTitle', '', rows[1]),
    ]
    const read = readCells(contact, cells, withNames(context, found))
    expect(read.rows.map(({ row, values }) => [row.id, values])).toEqual([
      ['a', { companyId: ids.acme, tags: [ids.vip] }],
    ])
    expect(read.refused.map(({ field, text, reason }) => [field, text, reason])).toEqual([
      ['emails', 'no mail', 'This is not an e-mail address.'],
      ['statusId', '', 'Fill this in.'],
    ])
  })

  test('a name that several records have is refused', () => {
    const found = new Map([[nameKey({ of: 'record', entity: 'company' }, 'Twin'), ['x', 'y']]])
    const { refused } = readCells(contact, [cellOf('companyId', 'twin')], withNames(context, found))
    expect(refused[0]?.reason).toBe('Several have this name. Choose one.')
  })
})
