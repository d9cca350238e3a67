// What is known of common words is found by their beginning, as a plain look through all of them finds it.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countOf } from './word-statistics.ts'

const word = fc.string({ unit: fc.constantFrom('a', 'b', '/', 'é', '\u{1f600}', '\ufffd'), maxLength: 4 })

it('counts the words of a beginning, and says whether it is one of them', () => {
  const list = fc.uniqueArray(fc.tuple(word, fc.nat(1000)), { selector: ([text]) => text, maxLength: 40 })
  fc.assert(
    fc.property(list, word, fc.nat(5000), (common, beginning, most) => {
      const found = common.filter(([text]) => text.startsWith(beginning))
      const rows = Math.min(
        found.reduce((sum, [, count]) => sum + count, 0),
        most,
      )
      const expected =
        found.length === 0 ? undefined : { rows, whole: found.some(([text]) => text === beginning) }
      expect(countOf(common, most)(beginning)).toEqual(expected)
    }),
  )
})
