import fc from 'fast-check'
import { expect, test } from 'vitest'
import { floorId, idTime, newId } from './ids.ts'

const moment = fc.integer({ min: 1, max: 2 ** 48 - 1 })

test('an id is a version 7 UUID that embeds its moment', () => {
  fc.assert(
    fc.property(moment, (at) => {
      const id = newId(at)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(idTime(id)).toBe(at)
    }),
  )
})

test('ids of one millisecond keep the order in which they were made, also beyond 16,384 of them', () => {
  const ids = Array.from({ length: 50_000 }, () => newId(1_700_000_000_000))
  expect(ids).toEqual([...ids].sort())
  expect(new Set(ids).size).toBe(ids.length)
})

test('floorId divides older ids from those of its millisecond', () => {
  fc.assert(
    fc.property(moment, (at) => {
      expect(newId(at) >= floorId(at)).toBe(true)
      expect(newId(at - 1) < floorId(at)).toBe(true)
    }),
  )
})

test('a moment that no id can embed is refused', () => {
  for (const at of [-1, 2 ** 48, Number.NaN, 1.5]) expect(() => newId(at)).toThrow(RangeError)
})
