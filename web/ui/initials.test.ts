import { expect, test } from 'vitest'
import { initialsOf } from './initials.ts'
import { toneOf } from './tone.ts'
import { rowsInSight } from './use-scroll-window.ts'

test.each([
  ['Ann Lee', 2, 'AL'],
  ['ana maría de la cruz', 2, 'AC'],
  ['Cher', 2, 'C'],
  ['"Acme" Ltd.', 1, 'A'],
  ['𝒜da 🚀', 2, '𝒜'],
  ['', 2, '?'],
] as const)('the initials of %s', (name, count, initials) => {
  expect(initialsOf(name, count)).toBe(initials)
})

test('a name keeps its tone, and names without meaning are never grey', () => {
  expect(toneOf('Ann Lee')).toBe(toneOf('Ann Lee'))
  expect(['', 'a', 'zz', '会社'].map(toneOf)).not.toContain('gray')
})

test('rows around the sight are drawn, within the list', () => {
  const metrics = { top: 3600, left: 0, height: 720, width: 100 }
  expect(rowsInSight(metrics, 36, 1000)).toEqual({ from: 88, to: 132 })
  expect(rowsInSight({ ...metrics, top: 0 }, 36, 1000)).toEqual({ from: 0, to: 32 })
  expect(rowsInSight(metrics, 36, 105)).toEqual({ from: 88, to: 105 })
  expect(rowsInSight(metrics, 36, 0)).toEqual({ from: 0, to: 0 })
})
