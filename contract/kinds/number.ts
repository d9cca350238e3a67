// A number that is neither money nor a code.
import { z } from 'zod'
import { fitsDecimals, plainDecimal } from './decimal-text.ts'
import type { CellContext, Kind, Parsed } from './kind.ts'
import { matchesNumber, numberOperators } from './number-filter.ts'
import { readBy, refused } from './parsed.ts'

interface NumberOptions {
  readonly min?: number
  readonly max?: number
  /** Digits after the point, 0 to 6; 2 unless told. */
  readonly decimals?: number
}

/** Beyond fifteen significant digits a JSON number is no longer exact. */
const LARGEST = 999_999_999_999_999

/** A finite number of at most 15 significant digits. */
export function number(options: NumberOptions = {}): Kind<number> {
  const limits = {
    min: options.min ?? -LARGEST,
    max: options.max ?? LARGEST,
    decimals: options.decimals ?? 2,
  }
  const input = numberInput(limits)
  return {
    name: 'number',
    options: { ...options, decimals: limits.decimals },
    wire: z.number(),
    input,
    empty: null,
    column: 'numeric',
    sortKey: 'value',
    operators: numberOperators,
    same: (a, b) => a === b,
    matches: matchesNumber,
    print: String,
    parse: (cell, context) => parseNumber(cell, input, limits, context),
  }
}

function numberInput(limits: Required<NumberOptions>): z.ZodType<number> {
  return z
    .number('wrong-type')
    .min(limits.min, 'too-small')
    .max(limits.max, 'too-large')
    .refine((value) => Number(value.toFixed(limits.decimals)) === value, 'bad-decimals')
    .refine((value) => Number(value.toPrecision(15)) === value, 'bad-decimals')
    .transform((value) => (value === 0 ? 0 : value))
}

function parseNumber(
  cell: string,
  input: z.ZodType<number>,
  limits: Required<NumberOptions>,
  context: CellContext,
): Parsed<number> {
  const plain = plainDecimal(cell, context.language, limits.decimals)
  if (plain === undefined) return refused('bad-number', cell)
  if (!fitsDecimals(plain, limits.decimals))
    return refused('bad-decimals', cell, { decimals: limits.decimals })
  return readBy(input, Number(plain), cell, { ...limits })
}
