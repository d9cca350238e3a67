import { expect, test } from 'vitest'
import { nameIn, renamed } from './option-names.ts'

const lead = { name: 'Lead', names: { en: 'Lead', es: 'Contacto nuevo' } }
const typed = { name: 'VIP', names: null }

test('S39 the name in a language is its own, or the workspace’s in the language of the workspace', () => {
  expect(nameIn(lead, 'es', 'en')).toBe('Contacto nuevo')
  expect(nameIn(typed, 'en', 'en')).toBe('VIP')
  expect(nameIn(typed, 'es', 'en')).toBeUndefined()
})

test('S39 renaming in the language of the workspace changes the name itself', () => {
  expect(renamed(lead, 'en', 'en', ' New lead ')).toEqual({
    name: 'New lead',
    names: { en: 'New lead', es: 'Contacto nuevo' },
  })
})

test('S39 renaming in another language leaves the name alone, emptying it removes that language', () => {
  expect(renamed(lead, 'es', 'en', 'Nuevo')).toEqual({ names: { en: 'Lead', es: 'Nuevo' } })
  expect(renamed(lead, 'es', 'en', ' ')).toEqual({ names: { en: 'Lead' } })
  expect(renamed(typed, 'es', 'en', 'Muy importante')).toEqual({
    names: { en: 'VIP', es: 'Muy importante' },
  })
})

test('S39 the name in the language of the workspace cannot be emptied', () => {
  expect(renamed(lead, 'en', 'en', '  ')).toBeUndefined()
})
