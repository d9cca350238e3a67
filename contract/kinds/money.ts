// An amount of money in its currency.
import { z } from 'zod'
import { currencyExponent, currencyOf, isCurrency } from './currencies.ts'
import { fitsDecimals, plainDecimal } from './decimal-text.ts'
import type { CellContext, Kind, Parsed } from './kind.ts'
import { matchesNumber, numberOperators } from './number-filter.ts'
import { readBy, refused } from './parsed.ts'

export interface Money {
  /** Integer count of the currency's minor unit: cents for EUR, yen for JPY. */
  amount: number
  /** ISO 4217. */
  currency: string
}

/** Filters compare the base amount; their operands are minor units of the workspace's currency. */
export function money(): Kind<Money> {
  return {
    name: 'money',
    options: {},
    wire: z.object({ amount: z.int(), currency: z.string() }),
    input: moneySchema,
    empty: null,
    column: 'jsonb',
    sortKey: 'base',
    operators: numberOperators,
    same: (a, b) => a.amount === b.amount && a.currency === b.currency,
    matches: (value, operator, operand, context) => {
      if (operator === 'isEmpty') return value === null
      if (operator === 'isNotEmpty') return value !== null
      return matchesNumber(value && baseAmount(value, context.currency), operator, operand)
    },
    print: printMoney,
    parse: parseMoney,
  }
}

/** Amount in minor units of `currency`; null for other currencies, which no rate converts yet. */
export function baseAmount(value: Money, currency: string): number | null {
  return value.currency === currency ? value.amount : null
}

const moneySchema = z.strictObject(
  {
    amount: z.int('bad-money').transform((amount) => (amount === 0 ? 0 : amount)),
    currency: z
      .string('bad-currency')
      .transform((code) => code.trim().toUpperCase())
      .refine(isCurrency, 'bad-currency'),
  },
  'wrong-type',
)

/** `1234.50 EUR` */
function printMoney({ amount, currency }: Money): string {
  const exponent = currencyExponent(currency)
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  const cut = digits.length - exponent
  const fraction = exponent === 0 ? '' : `.${digits.slice(cut)}`
  return `${amount < 0 ? '-' : ''}${digits.slice(0, cut)}${fraction} ${currency}`
}

/** An amount with a code or sign of its currency before or behind it; without one it is in the workspace's. */
function parseMoney(cell: string, context: CellContext): Parsed<Money> {
  const unit = cell.replaceAll(/[\d\s.,'’()+\-\u2212]/g, '')
  if (!cell.includes(unit)) return refused('bad-money', cell)
  const currency = unit === '' ? context.currency : currencyOf(unit, context.currency)
  if (currency === undefined) return refused('bad-currency', cell)
  const exponent = currencyExponent(currency)
  const plain = plainDecimal(
    cell.replace(unit, '').replace(/^([(+\-\u2212]*)\s+/, '$1'),
    context.language,
    exponent,
  )
  if (plain === undefined) return refused('bad-money', cell)
  if (!fitsDecimals(plain, exponent)) return refused('bad-decimals', cell, { decimals: exponent })
  const amount = minorUnits(plain, exponent)
  return Number.isSafeInteger(amount)
    ? readBy(moneySchema, { amount, currency }, cell)
    : refused('too-large', cell)
}

function minorUnits(plain: string, exponent: number): number {
  const [whole = '', fraction = ''] = plain.split('.')
  return Number(whole + fraction.slice(0, exponent).padEnd(exponent, '0'))
}
