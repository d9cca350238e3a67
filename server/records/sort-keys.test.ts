import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { numberKey } from './sort-keys.ts'

it('keys of numbers are in the order of the numbers', () => {
  const number = fc.oneof(
    fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
    fc
      .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }))
      .map(([a, b]) => Number(`${a}e-${b}`)),
  )
  fc.assert(
    fc.property(number, number, (a, b) => {
      const [one, other] = [Buffer.from(numberKey(a)), Buffer.from(numberKey(b))]
      expect(Math.sign(Buffer.compare(one, other))).toBe(Math.sign(a - b))
    }),
  )
})
