import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, wordsOf } from './fold.ts'
import { nastyText } from './nasty.ts'

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.oneof(nastyText(), fc.string({ unit: 'binary' })), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }),
    { numRuns: 300 },
  )
})

test('case and accents make no difference, in any script with case', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...Array.from('aZéÑüßẞøØæŒłŁđĐıIiçÅжЙΩςΣşğ日م')),
    maxLength: 12,
  })
  fc.assert(
    fc.property(letters, (text) => {
      expect(fold(text.toUpperCase())).toBe(fold(text))
      expect(fold(text.toLowerCase())).toBe(fold(text))
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      expect(fold(text.replaceAll(/./gu, '$&\u0301'))).toBe(fold(text))
    }),
  )
})

test.each([
  ['Straße', 'strasse'],
  ['STRASSE', 'strasse'],
  ['Ærøskøbing', 'aeroskobing'],
  ['İstanbul', 'istanbul'],
  ['ISPARTA', 'isparta'],
  ['Isparta', 'isparta'],
  ['ısparta', 'isparta'],
  ['Łódź', 'lodz'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['Muñoz  \u00a0 Ñíguez\n', 'munoz niguez'],
  ['ﬁne', 'fine'],
  ['Ｔｏｋｙｏ', 'tokyo'],
  ['', ''],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

test('words are runs of letters and digits', () => {
  expect(wordsOf('O’Brien & Søns-3 <josé@x.com>')).toEqual(['o', 'brien', 'sons', '3', 'jose', 'x', 'com'])
  expect(wordsOf(' -- ')).toEqual([])
})
