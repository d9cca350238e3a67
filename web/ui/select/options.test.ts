import { expect, test } from 'vitest'
import { filterOptions, isNewName, type Option } from './options.ts'

const options: Option[] = [
  { value: '1', label: 'Köln', hint: 'Germany' },
  { value: '2', label: 'Lyon', hint: 'France' },
  { value: '3', label: 'Bad Lyonheim' },
]
const labels = (text: string) => filterOptions(options, text).map((option) => option.label)

test('searching minds neither accents nor case, looks into hints and puts beginnings first', () => {
  expect(labels('koln')).toEqual(['Köln'])
  expect(labels('lyon')).toEqual(['Lyon', 'Bad Lyonheim'])
  expect(labels('ko germ')).toEqual(['Köln'])
  expect(labels('  ')).toHaveLength(3)
  expect(labels('zzz')).toEqual([])
})

test('a name that exists but for accents or case is not new', () => {
  expect(isNewName(options, ' KOLN ')).toBe(false)
  expect(isNewName(options, 'Köl')).toBe(true)
  expect(isNewName(options, '  ')).toBe(false)
})
