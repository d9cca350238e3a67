// What "this week" or "the last 14 days" means: half-open ranges in the workspace's zone and calendar.
import { type Period, periods, type Span } from '#contract/kinds/operators.ts'
import { Temporal } from 'temporal-polyfill'

export interface Calendar {
  readonly zone: string
  /** 1 Monday .. 7 Sunday. */
  readonly weekStart: number
}
/** Days as YYYY-MM-DD; `to` is the first day after. */
export interface DayRange {
  readonly from: string | null
  readonly to: string | null
}

export function isPeriod(value: unknown): value is Period {
  return periods.some((period) => period === value)
}

/** The day it is in the workspace. */
export function today(now: Date, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate()
}

/** Days of a named period, such as `lastMonth`, or of one fixed day. */
export function daysOf(value: string, now: Date, calendar: Calendar): DayRange {
  if (!isPeriod(value)) {
    const day = Temporal.PlainDate.from(value)
    return range(day, { days: 1 })
  }
  const start = today(now, calendar.zone)
  const [, which, unit] = /^(this|last|next)(Week|Month|Quarter|Year)$/.exec(value) ?? []
  if (which === undefined || unit === undefined) {
    const shift = value === 'yesterday' ? -1 : value === 'tomorrow' ? 1 : 0
    return range(start.add({ days: shift }), { days: 1 })
  }
  const length = lengths[unit as keyof typeof lengths]
  const first = startOf(start, unit, calendar.weekStart)
  if (which === 'last') return range(first.subtract(length), length)
  return which === 'next' ? range(first.add(length), length) : range(first, length)
}

/** From the day `span` ago up to and including today. */
export function lastDays(span: Span, now: Date, calendar: Calendar): DayRange {
  const day = today(now, calendar.zone)
  return { from: bound(day.subtract(durationOf(span))), to: bound(day.add({ days: 1 })) }
}

/** From today up to and including the day in `span`. */
export function nextDays(span: Span, now: Date, calendar: Calendar): DayRange {
  const day = today(now, calendar.zone)
  return { from: bound(day), to: bound(day.add(durationOf(span)).add({ days: 1 })) }
}

/** Everything before the day `span` ago. */
export function olderThan(span: Span, now: Date, calendar: Calendar): DayRange {
  const to = today(now, calendar.zone).subtract(durationOf(span))
  // Nothing is older than the first year that is kept; the bound itself says so.
  return { from: null, to: bound(to) ?? '1000-01-01' }
}

/** The moment at which a day begins in the zone; ISO with milliseconds. */
export function startOfDay(day: string, zone: string): string {
  const start = Temporal.PlainDate.from(day).toZonedDateTime(zone)
  return new Date(start.epochMilliseconds).toISOString()
}

const lengths = {
  Week: { days: 7 },
  Month: { months: 1 },
  Quarter: { months: 3 },
  Year: { years: 1 },
} as const

function startOf(day: Temporal.PlainDate, unit: string, weekStart: number): Temporal.PlainDate {
  switch (unit) {
    case 'Week':
      return day.subtract({ days: (day.dayOfWeek - weekStart + 7) % 7 })
    case 'Quarter':
      return day.with({ month: day.month - ((day.month - 1) % 3), day: 1 })
    case 'Year':
      return day.with({ month: 1, day: 1 })
    default:
      return day.with({ day: 1 })
  }
}

function range(from: Temporal.PlainDate, length: Temporal.DurationLike): DayRange {
  return { from: bound(from), to: bound(from.add(length)) }
}

/** Days are kept from the year 1000 to 9999; a range that reaches beyond is open at that end. */
function bound(day: Temporal.PlainDate): string | null {
  return day.year < 1000 || day.year > 9999 ? null : String(day)
}

function durationOf(span: Span): Temporal.DurationLike {
  return { [`${span.unit}s`]: span.n }
}
