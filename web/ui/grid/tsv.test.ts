import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTsv, printHtmlTable, printTsv } from './tsv.ts'

test('what a spreadsheet copies is read as its cells', () => {
  expect(parseTsv('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
  expect(parseTsv('one')).toEqual([['one']])
  expect(parseTsv('a\t\n\t')).toEqual([
    ['a', ''],
    ['', ''],
  ])
  expect(parseTsv('"two\nlines"\t"say ""hi"""')).toEqual([['two\nlines', 'say "hi"']])
  expect(parseTsv('')).toEqual([])
})

test('a quote that opens no cell is a quote', () => {
  expect(parseTsv('3" pipe\t"open')).toEqual([['3" pipe', '"open']])
  expect(parseTsv('"a" and b\tc')).toEqual([['"a" and b', 'c']])
})

test('any block comes back as it was written', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é', '😀', "'") })
  const block = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
    )
    .filter((rows) => rows.some((row) => row.some((text) => text !== '')))
  fc.assert(
    fc.property(block, (rows) => {
      expect(parseTsv(printTsv(rows))).toEqual(rows)
    }),
  )
})

test('the table form holds no markup of its cells', () => {
  expect(printHtmlTable([['<b>&"', 'x\ny']])).toBe(
    '<table><tbody><tr><td>&lt;b&gt;&amp;&quot;</td><td>x<br>y</td></tr></tbody></table>',
  )
})
