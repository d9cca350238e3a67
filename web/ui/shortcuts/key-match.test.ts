import { expect, test } from 'vitest'
import { completed, nameOfKey } from './key-match.ts'

const key = (name: string, held: Partial<{ mod: boolean; shift: boolean; alt: boolean }> = {}) =>
  nameOfKey({ key: name, mod: false, shift: false, alt: false, ...held })

test('keys are named as shortcuts are written', () => {
  expect(key('K', { mod: true })).toBe('mod+k')
  expect(key('?', { shift: true })).toBe('?')
  expect(key('Z', { mod: true, shift: true })).toBe('mod+shift+z')
  expect(key(' ')).toBe('space')
  expect(key('Enter', { mod: true })).toBe('mod+enter')
})

test('a sequence goes before the single key that ends it', () => {
  const known = ['c', 'g c', 'mod+k']
  expect(completed(['g', 'c'], known)).toBe('g c')
  expect(completed(['x', 'c'], known)).toBe('c')
  expect(completed(['g'], known)).toBeUndefined()
  expect(completed(['mod+k'], known)).toBe('mod+k')
})
