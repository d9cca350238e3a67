import fc from 'fast-check'
import { parsePhoneNumberFromString as parseByPlan } from 'libphonenumber-js/min'
import { expect, test } from 'vitest'
import { parsePhoneNumberFromString } from './light-phones.ts'

test('numbers with their country read as the library reads them', () => {
  for (const text of [
    '+34600123456',
    '+1 415-555-2671',
    '+442079460958',
    '+52 55 1234 5678',
    '+4930901820;ext=12',
  ]) {
    const light = parsePhoneNumberFromString(text)
    const exact = parseByPlan(text)
    expect({ text, number: light?.number, national: light?.nationalNumber, ext: light?.ext }).toEqual({
      text,
      number: exact?.number,
      national: exact?.nationalNumber,
      ext: exact?.ext,
    })
  }
})

test('digits are shown in groups, and none is lost or made', () => {
  expect(parsePhoneNumberFromString('+34600123456')?.formatInternational()).toBe('+34 600 123 456')
  expect(parsePhoneNumberFromString('+14155552671')?.formatInternational()).toBe('+1 415 555 2671')
  expect(parsePhoneNumberFromString('+59899123456;ext=7')?.formatInternational()).toBe(
    '+598 991 234 56 ext. 7',
  )
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9]\d{7,14}$/), (digits) => {
      const shown = parsePhoneNumberFromString(`+${digits}`)?.formatInternational()
      expect(shown?.replaceAll(/\D/g, '')).toBe(digits)
    }),
  )
})

test('what has no country stays as typed', () => {
  for (const text of ['600 123 456', '112', '', '+', '+12', 'call me', '+1234567890123456']) {
    expect(parsePhoneNumberFromString(text), text).toBeUndefined()
  }
})
