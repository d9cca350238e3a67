// A day of the calendar, the same in every time zone.
import { z } from 'zod'
import { readDay } from './day-text.ts'
import type { Kind } from './kind.ts'
import { daySchema } from './operators.ts'
import { refused } from './parsed.ts'
import { matchesTime, timeOperators } from './time-filter.ts'

/** `YYYY-MM-DD` of the years 1000 to 9999. */
export function day(): Kind<string> {
  return {
    name: 'day',
    options: {},
    wire: z.string().meta({ format: 'date' }),
    input: daySchema,
    empty: null,
    column: 'date',
    sortKey: 'value',
    operators: timeOperators,
    same: (a, b) => a === b,
    matches: matchesTime,
    print: (value) => value,
    parse: (cell, context) => {
      const value = readDay(cell, context.language)
      return value === undefined ? refused('bad-day', cell) : { ok: true, value }
    },
  }
}
