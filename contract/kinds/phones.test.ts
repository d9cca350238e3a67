import { describe, expect, test } from 'vitest'
import { contextIn } from './nasty.ts'
import type { Operator } from './operators.ts'
import { formatPhone, phoneDigits, phoneKeys, phoneOperand, phones, withCountry } from './phones.ts'

const kind = phones()
const one = (value: string, label: string | null = null) => [{ value, label }]

describe('numbers', () => {
  test.each([
    ['+44 20 7946 0958', '+442079460958'],
    ['0044 (0)20 7946-0958', '+442079460958'],
    ['+44 (0) 20 7946 0958', '+442079460958'],
    ['\u202a+44\u00a020\u20117946\u20110958\u202c', '+442079460958'],
    ['＋４４ ２０ ７９４６ ０９５８', '+442079460958'],
    ['+٤٤٢٠٧٩٤٦٠٩٥٨', '+442079460958'],
    ['+1 (415) 555-0100 ext. 12', '+14155550100;ext=12'],
    ['+14155550100;ext=0012', '+14155550100;ext=0012'],
    ['020 7946 0958', '020 7946 0958'],
    ['  (030)  12 34/56 ', '(030) 12 34/56'],
    ['555 0100 ext. 12', '555 0100 ext. 12'],
    ['5550100;ext=12', '5550100;ext=12'],
    ['+49 1511 2345678 x1234567', '+4915112345678;ext=1234567'],
    ['112', '112'],
    ['*100#123', '*100#123'],
    ['+999 12345', '+999 12345'],
  ])('%s is stored as %s', (sent, value) => {
    expect(kind.input.parse(sent)).toEqual(one(value))
  })

  test.each([
    '12',
    'call me',
    '1-800-FLOWERS',
    '4.9E+10',
    '+',
    '123456789012345678901',
    '030 123, 456',
    'ext. 123',
    '- x1234',
  ])('%s is refused', (sent) => {
    expect(kind.input.safeParse(sent).error?.issues[0]?.message).toBe('bad-phone')
  })

  test('the country turns a national number into E.164 and leaves short codes and others alone', () => {
    expect(withCountry('020 7946 0958', 'GB')).toBe('+442079460958')
    expect(withCountry('612 34 56 78', 'ES')).toBe('+34612345678')
    expect(withCountry('06 1234 5678', 'IT')).toBe('+390612345678')
    expect(withCountry('(415) 555-0100 x9', 'US')).toBe('+14155550100;ext=9')
    expect(withCountry('011 44 20 7946 0958', 'US')).toBe('+442079460958')
    expect(withCountry('+34612345678', 'GB')).toBe('+34612345678')
    for (const number of ['112', '11833', '12', 'call me']) expect(withCountry(number, 'DE')).toBe(number)
    expect(withCountry('612345678', 'XX')).toBe('612345678')
  })

  test('for people: national at home, international elsewhere, others as typed', () => {
    expect(formatPhone('+34612345678', 'ES')).toBe('612 34 56 78')
    expect(formatPhone('+34612345678', 'DE')).toBe('+34 612 34 56 78')
    expect(formatPhone('+14155550100;ext=12', 'US')).toBe('(415) 555-0100 ext. 12')
    expect(formatPhone('ask 123', 'US')).toBe('ask 123')
  })

  test('digits leave out the extension and the zero in brackets', () => {
    expect(phoneDigits('+44 (0)20 7946 0958 ext. 12')).toBe('442079460958')
    expect(phoneDigits('020 7946;ext=1')).toBe('0207946')
  })
})

test('repeats fall away, however they are written; extensions tell numbers apart', () => {
  expect(
    kind.input.parse(['030 123456', '030/123456', '+1 415 555 0100', '+14155550100', '+14155550100 x1']),
  ).toEqual([...one('030 123456'), ...one('+14155550100'), ...one('+14155550100;ext=1')])
})

test('a flood of entries is refused without reading them all', () => {
  const flood = Array.from({ length: 100_000 }, (_, index) => `+4930${100_000 + index}`)
  const started = performance.now()
  expect(kind.input.safeParse(flood).error?.issues[0]?.message).toBe('too-many')
  expect(kind.parse(flood.join(','), contextIn())).toMatchObject({ code: 'too-many', values: { max: 20 } })
  expect(performance.now() - started).toBeLessThan(500)
})

describe('cells', () => {
  test('national numbers are read in the country of the workspace', () => {
    const read = kind.parse('work <612 34 56 78>; +1 415 555 0100;ext=5, 112', contextIn({ country: 'ES' }))
    const value = [...one('+34612345678', 'work'), ...one('+14155550100;ext=5'), ...one('112')]
    expect(read).toEqual({ ok: true, value })
    expect(kind.print(value, contextIn())).toBe('work <+34612345678>, +14155550100;ext=5, 112')
  })
  test('numbers as typed round-trip where no country claims them', () => {
    const value = [
      ...one('(030) 12 34/56', 'a;b'),
      ...one('5550100;ext=12'),
      ...one('5550100 ext. 13', '<,>'),
    ]
    const context = contextIn({ country: 'XX' })
    expect(kind.parse(kind.print(value, context), context)).toEqual({ ok: true, value })
  })
})

describe('filters compare digits', () => {
  test('keys are all digits and the national ones, without the trunk zero', () => {
    expect(phoneKeys('+442079460958')).toEqual(['442079460958', '2079460958'])
    expect(phoneKeys('+390612345678')).toEqual(['390612345678', '612345678'])
    expect(phoneKeys('020 7946 0958')).toEqual(['2079460958'])
    expect(phoneOperand('nothing')).toBe('')
  })

  test.each<[string, Operator, string]>([
    ...[
      '+44 20 7946 0958',
      '0044 20 7946 0958',
      '+44 (0)20 7946 0958',
      '020 7946 0958',
      '442079460958',
      '2079460958',
    ].flatMap((written): [string, Operator, string][] => [
      ['+442079460958', 'is', written],
      ['+442079460958', 'contains', written],
      ['+442079460958', 'startsWith', written],
    ]),
    ['+442079460958', 'contains', '79-46'],
    ['+442079460958', 'startsWith', '020 79'],
    ['+442079460958', 'startsWith', '+4420'],
    ['+442079460958', 'isNot', '020 7946 0959'],
    ['+442079460958', 'notContains', '7947'],
    ['+390612345678', 'is', '06 1234 5678'],
    ['020 7946 0958', 'is', '20 7946 0958'],
    ['020 7946 0958', 'startsWith', '020'],
    ['+14155550100;ext=12', 'is', '(415) 555-0100'],
  ])('%s %s %s', (value, operator, operand) => {
    expect(kind.matches(one(value), operator, operand, { currency: 'EUR' })).toBe(true)
  })

  test.each<[string, Operator, string]>([
    ['+442079460958', 'is', '7946 0958'],
    ['+442079460958', 'startsWith', '7946'],
    ['+442079460958', 'contains', 'abc'],
    ['+442079460958', 'isNot', '020 7946 0958'],
    ['+442079460958', 'notContains', '7946'],
  ])('not: %s %s %s', (value, operator, operand) => {
    expect(kind.matches(one(value), operator, operand, { currency: 'EUR' })).toBe(false)
  })
})
