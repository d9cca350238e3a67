import { describe, expect, test } from 'vitest'
import { emailDomain, emailKey, emails } from './emails.ts'
import { contextIn } from './nasty.ts'
import type { Operator } from './operators.ts'

const kind = emails()
const one = (value: string, label: string | null = null) => [{ value, label }]

describe('addresses', () => {
  test.each([
    ['  Jo.Doe+crm@Mail.Example.COM ', 'Jo.Doe+crm@mail.example.com'],
    ['mailto:a@b.co', 'a@b.co'],
    ["o'brien_{x}!#$%&*/=?^`|~@x-y.io", "o'brien_{x}!#$%&*/=?^`|~@x-y.io"],
    ['josé@MÜLLER.de', 'josé@müller.de'],
    ['用户@例子.公司', '用户@例子.公司'],
    ['a@xn--mller-kva.de', 'a@müller.de'],
    ['a@x.com.', 'a@x.com'],
  ])('%s is stored as %s', (sent, value) => {
    expect(kind.input.parse(sent)).toEqual(one(value))
  })

  const host = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.com`
  test.each([
    'plain',
    '@x.com',
    'a@',
    'a@b',
    'a@@b.com',
    'a@b@c.com',
    'a b@x.com',
    'a@x .com',
    'a@-x.com',
    'a@x..com',
    '.a@x.com',
    'a.@x.com',
    'a..b@x.com',
    'a@1.2.3.4',
    'a@[1.2.3.4]',
    '"a b"@x.com',
    'a,b@x.com',
    'a\u200b@x.com',
    '<a@x.com>',
    `${'a'.repeat(255 - host.length - 1)}@${host}`,
    `a@${'b'.repeat(64)}.com`,
  ])('%s is refused', (sent) => {
    expect(kind.input.safeParse(sent).error?.issues[0]?.message).toBe('bad-email')
  })

  test('254 characters fit', () => {
    expect(kind.input.safeParse(`${'a'.repeat(254 - host.length - 1)}@${host}`).success).toBe(true)
  })

  test('keys fold the whole address; domains are normalised', () => {
    expect(emailKey(' José@X.com ')).toBe('jose@x.com')
    expect(emailDomain('a@Mail.X.COM')).toBe('mail.x.com')
  })
})

describe('lists', () => {
  test('texts, entries and mixtures; blanks and repeats fall away, the first stays', () => {
    expect(
      kind.input.parse([
        'A@x.com',
        '',
        { value: 'a@X.com', label: 'later' },
        { value: ' ' },
        { value: 'b@x.com', label: ' ' },
      ]),
    ).toEqual([...one('A@x.com'), ...one('b@x.com')])
    expect(kind.input.parse([])).toEqual([])
    expect(kind.input.parse('')).toEqual([])
  })

  test.each([
    [{ value: 'a@x.com' }, 'wrong-type'],
    [[5], 'wrong-type'],
    [[{ value: 5 }], 'wrong-type'],
    [[{ value: 'a@x.com', primary: true }], 'wrong-type'],
    [[{ value: 'a@x.com', label: 5 }], 'wrong-type'],
    [[{ value: 'a@x.com', label: 'x'.repeat(41) }], 'too-long'],
    [Array.from({ length: 21 }, (_, index) => `a${index}@x.com`), 'too-many'],
  ])('%j is refused', (sent, code) => {
    expect(kind.input.safeParse(sent).error?.issues[0]?.message).toBe(code)
  })

  test('another case of the same address is no change, another label or order is', () => {
    expect(kind.same(one('a@x.com', 'w'), one('A@x.com', 'w'))).toBe(true)
    expect(kind.same(one('a@x.com', 'w'), one('a@x.com'))).toBe(false)
    expect(kind.same([...one('a@x.com'), ...one('b@x.com')], [...one('b@x.com'), ...one('a@x.com')])).toBe(
      false,
    )
    expect(kind.same(one('a@x.com'), [])).toBe(false)
    expect(kind.same([], one('a@x.com'))).toBe(false)
  })
})

describe('cells', () => {
  test('labels stand before the address in angle brackets', () => {
    const value = [...one('a@x.com'), ...one('b@y.com', 'Work, <old>; \\')]
    expect(kind.print(value, contextIn())).toBe('a@x.com, Work\\, \\<old\\>\\; \\\\ <b@y.com>')
  })
  test.each(['a@x.com; b@y.com', 'a@x.com\nb@y.com', ' a@x.com ,, b@y.com,', '<a@x.com>, b@y.com'])(
    '%j',
    (cell) => {
      expect(kind.parse(cell, contextIn())).toEqual({
        ok: true,
        value: [...one('a@x.com'), ...one('b@y.com')],
      })
    },
  )
  test('a refusal shows the one address that is wrong', () => {
    expect(kind.parse('a@x.com, Work <b@>', contextIn())).toMatchObject({
      code: 'bad-email',
      values: { value: 'b@' },
    })
  })
})

test.each<[Operator, string, boolean]>([
  ['is', 'JOSE@X.COM', true],
  ['is', 'jose@x.co', false],
  ['isNot', 'b@y.com', false],
  ['isNot', 'c@y.com', true],
  ['contains', '@Y.', true],
  ['contains', 'x.com b@', false],
  ['notContains', 'y.com', false],
  ['startsWith', 'b@', true],
  ['startsWith', '@y', false],
])('any of the addresses %s %s: %s', (operator, operand, expected) => {
  const value = [...one('José@x.com'), ...one('b@y.com', 'zebra')]
  expect(kind.matches(value, operator, operand, { currency: 'EUR' })).toBe(expected)
})
