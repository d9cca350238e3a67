import { expect, test } from 'vitest'
import { company } from '#contract/entities/company.ts'
import { fieldGroups } from './field-groups.ts'
import { aField } from './fields-ground.ts'

const shape = (...records: Parameters<typeof fieldGroups>[1]) =>
  fieldGroups(company, records).map(({ label, section, items }) => [
    label.en,
    section,
    items.map((each) => each.name).join(' '),
  ])

test('S44 fields stand under the sections of the object, those without one at the end', () => {
  expect(shape()).toEqual([
    ['Company', 'main', ''],
    ['Sales', 'sales', ''],
    ['More', 'more', ''],
    ['More fields', null, ''],
  ])
  expect(
    shape(
      aField({ name: 'b', position: 2 }),
      aField({ name: 'a', position: 1, section: 'sales' }),
      aField({ name: 'c', position: 3, section: 'Ventas' }),
    ),
  ).toEqual([
    ['Company', 'main', ''],
    ['Sales', 'sales', 'a c'],
    ['More', 'more', ''],
    ['More fields', null, 'b'],
  ])
})

test('S44 a heading of one’s own is one section however it is written', () => {
  const groups = shape(
    aField({ name: 'a', position: 1, section: 'Fleet' }),
    aField({ name: 'b', position: 2, section: 'FLEET' }),
  )
  expect(groups).toContainEqual(['Fleet', 'Fleet', 'a b'])
  expect(groups).toHaveLength(5)
})

test('S44 built-in fields are named where forms show them', () => {
  const [main] = fieldGroups(company, [])
  expect(main?.builtIn.map(({ en }) => en)).toContain('Domain')
})
