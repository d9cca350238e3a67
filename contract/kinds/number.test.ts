import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contextIn } from './nasty.ts'
import { number } from './number.ts'
import type { Operator } from './operators.ts'

const en = contextIn({ language: 'en' })
const es = contextIn({ language: 'es' })
const code = (sent: unknown, options = {}) => number(options).input.safeParse(sent).error?.issues[0]?.message

describe('limits', () => {
  test.each([
    ['5', {}, 'wrong-type'],
    [Number.NaN, {}, 'wrong-type'],
    [Number.POSITIVE_INFINITY, {}, 'wrong-type'],
    [-1, { min: 0 }, 'too-small'],
    [11, { max: 10 }, 'too-large'],
    [1e15, {}, 'too-large'],
    [-1e300, {}, 'too-small'],
    [1.005, {}, 'bad-decimals'],
    [0.1 + 0.2, {}, 'bad-decimals'],
    [1e-7, { decimals: 6 }, 'bad-decimals'],
    [0.5, { decimals: 0 }, 'bad-decimals'],
    [123456789012345.6, { decimals: 6 }, 'bad-decimals'],
    [999999999999999, {}, undefined],
    [1234567890.12345, { decimals: 6 }, undefined],
    [0.000001, { decimals: 6 }, undefined],
    [-0.01, {}, undefined],
  ])('%s with %j: %s', (sent, options, expected) => {
    expect(code(sent, options)).toBe(expected)
  })

  test('there is one zero', () => {
    expect(Object.is(number().input.parse(-0), 0)).toBe(true)
  })
})

describe('cells', () => {
  test.each([
    ['1,234.50', 1234.5, 1234.5],
    ['1.234,50', 1234.5, 1234.5],
    ['1 234,5', 1234.5, 1234.5],
    ['1\u202f234\u00a0567,5', 1234567.5, 1234567.5],
    ["1'234.50", 1234.5, 1234.5],
    ['1,234,567', 1234567, 1234567],
    ['1.234.567', 1234567, 1234567],
    ['1,234', 1234, 'bad-decimals'],
    ['1.234', 'bad-decimals', 1234],
    ['1.500', 'bad-decimals', 1500],
    ['0,12', 0.12, 0.12],
    ['12,5', 12.5, 12.5],
    ['12.5', 12.5, 12.5],
    ['12.00', 12, 12],
    ['12.0000', 12, 12],
    ['(12)', -12, -12],
    ['-3', -3, -3],
    ['- 3', -3, -3],
    ['\u22127', -7, -7],
    ['+7', 7, 7],
    ['007', 7, 7],
    ['.5', 0.5, 0.5],
    ['5.', 5, 5],
    ...[
      '12 %',
      '1e5',
      '1 2',
      '1234 567',
      "1 234'567",
      '1,234.567,8',
      '1.2.3',
      '1,23,456',
      '--3',
      '(-3)',
      '(3',
      '.',
      ',',
      '1,2345.6',
      '1.234 567',
      '٣',
      'abc',
      '0x10',
    ].map((cell) => [cell, 'bad-number', 'bad-number'] as const),
    ['1234567890123456', 'too-large', 'too-large'],
  ] as const)('%j is %s in English, %s in Spanish', (cell, english, spanish) => {
    const outcome = (read: ReturnType<ReturnType<typeof number>['parse']>) =>
      read.ok ? read.value : read.code
    expect(outcome(number().parse(cell, en))).toBe(english)
    expect(outcome(number().parse(cell, es))).toBe(spanish)
  })

  test('what a language prints for people reads back in it', () => {
    const amounts = fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100)
    fc.assert(
      fc.property(amounts, fc.constantFrom('en-GB', 'es-ES', 'es-MX', 'en-US'), (amount, locale) => {
        const cell = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(amount)
        expect(number().parse(cell, locale.startsWith('es') ? es : en)).toEqual({ ok: true, value: amount })
      }),
    )
  })

  test('a field with three decimals reads its own print in Spanish', () => {
    expect(number({ decimals: 3 }).parse('1.234', es)).toEqual({ ok: true, value: 1.234 })
    expect(number({ decimals: 3 }).parse('1,234', es)).toEqual({ ok: true, value: 1.234 })
  })
})

test.each<[Operator, unknown, boolean, boolean]>([
  ['is', 5, true, false],
  ['isNot', 5, false, true],
  ['lt', 5, false, false],
  ['lte', 5, true, false],
  ['gt', 4.99, true, false],
  ['gte', 5, true, false],
  ['between', [5, 6], true, false],
  ['between', [1, 5], true, false],
  ['between', [6, 9], false, false],
  ['between', [6, 1], false, false],
])('5 %s %j: %s; empty: %s', (operator, operand, five, empty) => {
  expect(number().matches(5, operator, operand, { currency: 'EUR' })).toBe(five)
  expect(number().matches(null, operator, operand, { currency: 'EUR' })).toBe(empty)
})
