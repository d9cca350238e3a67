import { expect, test } from 'vitest'
import { guessPlace } from './guess-place.ts'

test('S7 the zone decides where it belongs to one country', () => {
  expect(guessPlace(['en-US'], 'Europe/Madrid')).toEqual({
    zone: 'Europe/Madrid',
    country: 'ES',
    currency: 'EUR',
    weekStart: 1,
  })
  expect(guessPlace(['es-ES'], 'America/New_York')).toMatchObject({
    country: 'US',
    currency: 'USD',
    weekStart: 7,
  })
})

test('S7 elsewhere the region of the language does, and a language without one means its largest country', () => {
  expect(guessPlace(['es-UY'], 'America/Montevideo')).toMatchObject({ country: 'UY', currency: 'UYU' })
  expect(guessPlace(['ja'], 'Asia/Tokyo')).toMatchObject({ country: 'JP', currency: 'JPY' })
  expect(guessPlace([], 'UTC')).toMatchObject({ country: 'US', currency: 'USD' })
})
