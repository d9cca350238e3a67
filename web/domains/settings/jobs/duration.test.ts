import { expect, test } from 'vitest'
import { durationWords } from './duration.ts'

test('durations are said in their two largest units, in the language of the reader', () => {
  const words = [0, 400, 12_000, 200_000, 3_600_000, 3_661_000, 200_000_000].map((each) =>
    durationWords(each, 'en'),
  )
  expect(words).toEqual(['1 sec', '1 sec', '12 sec', '3 min 20 sec', '1 hr', '1 hr 1 min', '2 days 7 hr'])
  expect(durationWords(200_000, 'es')).toBe('3 min 20 s')
})
