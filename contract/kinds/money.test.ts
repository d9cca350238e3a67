import { describe, expect, test } from 'vitest'
import { countries } from './countries.ts'
import { currencies, currencyExponent } from './currencies.ts'
import { baseAmount, money } from './money.ts'
import { contextIn } from './nasty.ts'

const kind = money()
const code = (sent: unknown) => kind.input.safeParse(sent).error?.issues[0]?.message

test.each([
  [{ amount: 1.5, currency: 'EUR' }, 'bad-money'],
  [{ amount: '5', currency: 'EUR' }, 'bad-money'],
  [{ amount: 2 ** 53, currency: 'EUR' }, 'bad-money'],
  [{ amount: 5, currency: 'XYZ' }, 'bad-currency'],
  [{ amount: 5, currency: '__proto__' }, 'bad-currency'],
  [{ amount: 5 }, 'bad-currency'],
  [{ amount: 5, currency: 'EUR', rate: 1 }, 'wrong-type'],
  [5, 'wrong-type'],
])('%j is refused: %s', (sent, expected) => {
  expect(code(sent)).toBe(expected)
})

test('codes are upper case, there is one zero', () => {
  const read = kind.input.parse({ amount: -0, currency: ' eur ' })
  expect(read).toEqual({ amount: 0, currency: 'EUR' })
})

test('the lists agree with what the platform knows', () => {
  expect(currencies).toEqual([...new Set(currencies)].toSorted())
  expect(countries).toEqual([...new Set(countries)].toSorted())
  expect(countries).toHaveLength(250)
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  expect(countries.filter((each) => names.of(each) === undefined)).toEqual([])
  // ISO 4217's own exponents, where they differ from the two decimals that most currencies have.
  const odd = Object.fromEntries(
    currencies.map((each) => [each, currencyExponent(each)]).filter(([, digits]) => digits !== 2),
  )
  const iso = (each: string) =>
    new Intl.NumberFormat('en', { style: 'currency', currency: each }).resolvedOptions()
  expect(Object.keys(odd)).toHaveLength(24)
  const some = ['JPY', 'KRW', 'CLP', 'ISK', 'VND', 'KWD', 'BHD', 'TND', 'EUR', 'USD', 'MXN', 'CLF']
  expect(some.map(currencyExponent)).toEqual(some.map((each) => iso(each).maximumFractionDigits))
})

describe('cells', () => {
  test.each([
    [{ amount: 123450, currency: 'EUR' }, '1234.50 EUR'],
    [{ amount: -5, currency: 'EUR' }, '-0.05 EUR'],
    [{ amount: 0, currency: 'KWD' }, '0.000 KWD'],
    [{ amount: 500, currency: 'JPY' }, '500 JPY'],
    [{ amount: Number.MAX_SAFE_INTEGER, currency: 'USD' }, '90071992547409.91 USD'],
    [{ amount: 12345, currency: 'CLF' }, '1.2345 CLF'],
  ])('%j is printed %s', (value, cell) => {
    expect(kind.print(value, contextIn())).toBe(cell)
  })

  test.each([
    ['€1,234.50', 123450, 'EUR'],
    ['1.234,50 €', 123450, 'EUR'],
    ['1 234,50\u00a0€', 123450, 'EUR'],
    ['USD 12', 1200, 'USD'],
    ['12usd', 1200, 'USD'],
    ['12', 1200, 'EUR'],
    ['-5 €', -500, 'EUR'],
    ['€ -5', -500, 'EUR'],
    ['-€5', -500, 'EUR'],
    ['(€5)', -500, 'EUR'],
    ['$5', 500, 'USD'],
    ['R$ 5,5', 550, 'BRL'],
    ['S/ 12', 1200, 'PEN'],
    ['¥500', 500, 'JPY'],
    ['100 kr', 10000, 'SEK'],
    ['1.234 KWD', 1234, 'KWD'],
  ])('%s is read', (cell, amount, currency) => {
    expect(kind.parse(cell, contextIn())).toEqual({ ok: true, value: { amount, currency } })
  })

  test('a sign that several currencies share is the workspace’s own first', () => {
    expect(kind.parse('$5', contextIn({ currency: 'MXN' }))).toMatchObject({ value: { currency: 'MXN' } })
    expect(kind.parse('100 kr', contextIn({ currency: 'DKK' }))).toMatchObject({ value: { currency: 'DKK' } })
    expect(kind.parse('1.234 €', contextIn({ language: 'es' }))).toMatchObject({ value: { amount: 123400 } })
    expect(kind.parse('7', contextIn({ currency: 'JPY' }))).toEqual({
      ok: true,
      value: { amount: 7, currency: 'JPY' },
    })
  })

  test.each([
    ['5 XYZ', 'bad-currency'],
    ['EUR 5 USD', 'bad-money'],
    ['EUR', 'bad-money'],
    ['1.2.3 EUR', 'bad-money'],
    ['1.234 EUR', 'bad-decimals'],
    ['1.5 JPY', 'bad-decimals'],
    ['99999999999999999 EUR', 'too-large'],
  ])('%s is refused: %s', (cell, expected) => {
    expect(kind.parse(cell, contextIn())).toMatchObject({ ok: false, code: expected })
  })
})

test('filters compare amounts in the workspace’s currency; others have no base amount yet', () => {
  const context = { currency: 'EUR' }
  const euros = { amount: 500, currency: 'EUR' }
  const dollars = { amount: 500, currency: 'USD' }
  expect([baseAmount(euros, 'EUR'), baseAmount(dollars, 'EUR')]).toEqual([500, null])
  expect(kind.matches(euros, 'gte', 500, context)).toBe(true)
  expect(kind.matches(dollars, 'gte', 1, context)).toBe(false)
  expect(kind.matches(dollars, 'isNot', 500, context)).toBe(true)
  expect(kind.matches(dollars, 'isNotEmpty', undefined, context)).toBe(true)
  expect(kind.matches(dollars, 'isEmpty', undefined, context)).toBe(false)
})
