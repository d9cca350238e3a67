// A point in time.
import { z } from 'zod'
import { readDay } from './day-text.ts'
import type { CellContext, Kind } from './kind.ts'
import { refused } from './parsed.ts'
import { matchesTime, timeOperators } from './time-filter.ts'
import { instantOf } from './zoned.ts'

/** `YYYY-MM-DDTHH:mm:ss.sssZ` of the years 1000 to 9999. */
export function moment(): Kind<string> {
  return {
    name: 'moment',
    options: {},
    wire: z.string().meta({ format: 'date-time' }),
    input: momentSchema,
    empty: null,
    column: 'timestamptz(3)',
    sortKey: 'value',
    operators: timeOperators,
    same: (a, b) => a === b,
    matches: matchesTime,
    print: (value) => value,
    parse: (cell, context) => {
      const value = readMoment(cell.trim(), context)
      return value === undefined ? refused('bad-moment', cell) : { ok: true, value }
    },
  }
}

/** Any offset is read; what is finer than a millisecond is cut off. */
export const momentSchema = z.iso
  .datetime({ offset: true, error: 'bad-moment' })
  .transform((text) => utc(Date.parse(text)) ?? '')
  .refine((text) => text !== '', 'bad-moment')

function utc(instant: number): string | undefined {
  if (Number.isNaN(instant)) return undefined
  const text = new Date(instant).toISOString()
  return /^[1-9]\d{3}-/.test(text) ? text : undefined
}

/** A moment with its offset, else a day as `readDay` takes it with a time of the context's zone (midnight without one). */
function readMoment(text: string, context: CellContext): string | undefined {
  const exact = momentSchema.safeParse(strictIso(text))
  if (exact.success) return exact.data
  const [, days = text, clock = '00:00'] = /^(.*\d)(?:T|,? )(\d{1,2}:\d\d.*)$/i.exec(text) ?? []
  const day = readDay(days, context.language)
  const time = readClock(clock)
  if (day === undefined || time === undefined) return undefined
  return utc(instantOf(Date.parse(`${day}T00:00:00.000Z`) + time, context.zone))
}

/** Spreadsheets and databases write a space for the T, leave the seconds out, and shorten the offset. */
function strictIso(text: string): string {
  return text.replace(
    /^(\d{4}-\d\d-\d\d)[ t](\d\d:\d\d)(:\d\d(?:\.\d+)?)? ?(?:(z)|([+-]\d\d)(?::?(\d\d))?)$/i,
    (_, day: string, time: string, seconds = ':00', zulu?: string, hours = '', minutes = '00') =>
      `${day}T${time}${seconds}${zulu === undefined ? `${hours}:${minutes}` : 'Z'}`,
  )
}

/** Milliseconds since midnight of `9:05`, `21:05:30.250` or `9:05 pm`. */
function readClock(text: string): number | undefined {
  const match = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,3})\d*)?)?(?:\s?([ap])\.?\s?m\.?)?$/i.exec(text)
  if (!match) return undefined
  const [, hours = '', minutes = '', seconds = '0', fraction = '', half] = match
  const noon = half?.toLowerCase() === 'p' ? 12 : 0
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + noon
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  if (half !== undefined && (Number(hours) < 1 || Number(hours) > 12)) return undefined
  return ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
}
