import { expect, test } from 'vitest'
import { addWords, translate } from './text-store.ts'

addWords('sample', {
  en: { rows_one: '{{count, number}} row', rows_other: '{{count, number}} rows', hello: 'Hello {{name}}' },
  es: {
    rows_one: '{{count, number}} fila',
    rows_other: '{{count, number}} filas',
    rows_many: '{{count, number}} de filas',
    hello: 'Hola, {{name}}',
  },
})

test('S149 the form follows the number, in the language that is asked for', () => {
  expect(translate('sample', 'en', 'rows', { count: 1 })).toBe('1 row')
  expect(translate('sample', 'en', 'rows', { count: 0 })).toBe('0 rows')
  expect(translate('sample', 'en', 'rows', { count: 12_431 })).toBe('12,431 rows')
  expect(translate('sample', 'es', 'rows', { count: 1 })).toBe('1 fila')
  expect(translate('sample', 'es', 'rows', { count: 12_431 })).toBe('12.431 filas')
  expect(translate('sample', 'es', 'rows', { count: 2_000_000 })).toBe('2.000.000 de filas')
})

test('blanks take the text as it is, and an unknown key shows itself', () => {
  expect(translate('sample', 'es', 'hello', { name: '<b>$& {{name}}' })).toBe('Hola, <b>$& {{name}}')
  expect(translate('sample', 'en', 'hello')).toBe('Hello {{name}}')
  expect(translate('sample', 'en', 'bye')).toBe('bye')
  expect(translate('other', 'en', 'rows', { count: 2 })).toBe('rows')
})
