import { expect, test } from 'vitest'
import { durationWords } from './duration.ts'

test('durations are said in their two largest units, in the language of the reader', () => {
  const words = [0, 400, 12_000, 200_000, 3_600_000, 3_661_000, 200_000_000].map((each) =>
    durationWords(each, 'en'),
  )
  expect(words).toEqual(['1s', '1s', '12s', '3m 20s', '1h', '1h 1m', '2d 7h'])
  expect(durationWords(200_000, 'es')).toBe('3min 20s')
})
