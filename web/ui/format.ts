// How numbers, money, days and moments are written. One place, so that every screen says them alike.

export type Format = {
  locale: string
  timeZone: string
  number: (value: number, digits?: number) => string
  /** 1,2 M and the like, for tiles and heads. */
  short: (value: number) => string
  percent: (share: number) => string
  /** An amount in the currency's minor units (cents) with its sign. */
  money: (minor: number, currency: string) => string
  /** Without the minor part where it is zero, for tables and sums. */
  moneyShort: (minor: number, currency: string) => string
  /** A day as written in the record, `YYYY-MM-DD`: never moved by a time zone. */
  day: (day: string) => string
  dayLong: (day: string) => string
  /** A moment (ISO) in the reader's zone: "21 Nov 2026, 09:12". */
  moment: (iso: string) => string
  /** The whole truth about a moment, with weekday, seconds and zone; for the tooltip. */
  momentLong: (iso: string) => string
  time: (iso: string) => string
  /** "2 minutes ago", "in 3 days"; beyond a month the day itself. */
  relative: (iso: string, now: number) => string
  /** "today", "yesterday", "in 4 days", then the day itself. */
  relativeDay: (day: string, today: string) => string
  list: (words: readonly string[]) => string
  /** "about 1,040,000" stays a number here; the word comes from the caller. */
  dayOrder: 'dmy' | 'mdy' | 'ymd'
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** All formats of one reader; made once for a language and zone and kept. */
export function createFormat(locale: string, timeZone: string): Format {
  const once = memoOf<Intl.NumberFormat>()
  const numbers = (key: string, options: Intl.NumberFormatOptions) =>
    once(key, () => new Intl.NumberFormat(locale, options))
  const days = memoOf<Intl.DateTimeFormat>()
  const dates = (key: string, options: Intl.DateTimeFormatOptions) =>
    days(key, () => new Intl.DateTimeFormat(locale, options))
  const relativeFormat = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const listFormat = new Intl.ListFormat(locale, { type: 'conjunction' })

  const money = (minor: number, currency: string, isShort: boolean) => {
    const digits = minorDigits(currency)
    const isWhole = isShort && minor % 10 ** digits === 0
    const fraction = isWhole ? 0 : digits
    const options = {
      style: 'currency',
      currency,
      minimumFractionDigits: fraction,
      maximumFractionDigits: fraction,
    } as const
    return numbers(`${currency}${fraction}`, options).format(minor / 10 ** digits)
  }
  const day = (value: string) => dates('day', { dateStyle: 'medium', timeZone: 'UTC' }).format(noonOf(value))

  const moment = (iso: string) =>
    dates('moment', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(Date.parse(iso))
  const time = (iso: string) => dates('time', { timeStyle: 'short', timeZone }).format(Date.parse(iso))

  return {
    locale,
    timeZone,
    number: (value, digits) =>
      numbers(
        `n${digits ?? ''}`,
        digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits },
      ).format(value),
    short: (value) => numbers('short', { notation: 'compact', maximumFractionDigits: 1 }).format(value),
    percent: (share) => numbers('percent', { style: 'percent', maximumFractionDigits: 1 }).format(share),
    money: (minor, currency) => money(minor, currency, false),
    moneyShort: (minor, currency) => money(minor, currency, true),
    day,
    dayLong: (value) => dates('dayLong', { dateStyle: 'full', timeZone: 'UTC' }).format(noonOf(value)),
    moment,
    momentLong: (iso) =>
      dates('momentLong', { dateStyle: 'full', timeStyle: 'long', timeZone }).format(Date.parse(iso)),
    time,
    relative: (iso, now) => {
      const by = Date.parse(iso) - now
      if (Math.abs(by) >= 30 * DAY)
        return dates('medium', { dateStyle: 'medium', timeZone }).format(Date.parse(iso))
      const [count, unit] = relativeParts(by)
      return relativeFormat.format(count, unit)
    },
    relativeDay: (value, today) => {
      const by = Math.round((noonOf(value) - noonOf(today)) / DAY)
      return Math.abs(by) <= 7 ? relativeFormat.format(by, 'day') : day(value)
    },
    list: (words) => listFormat.format(words),
    dayOrder: dayOrderOf(locale),
  }
}

function relativeParts(by: number): [number, Intl.RelativeTimeFormatUnit] {
  const size = Math.abs(by)
  if (size < 45_000) return [0, 'second']
  if (size < HOUR) return [Math.round(by / MINUTE), 'minute']
  if (size < DAY) return [Math.round(by / HOUR), 'hour']
  return [Math.round(by / DAY), 'day']
}

/** Noon UTC of a written day, for formats that are told the zone UTC. */
function noonOf(day: string) {
  return Date.parse(`${day}T12:00:00Z`)
}

/** Today, as a written day, where the reader is. */
export function todayIn(timeZone: string, now: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
}

/** Digits after the point: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 2
}

/** How the reader's region orders day, month and year in figures. */
export function dayOrderOf(locale: string): 'dmy' | 'mdy' | 'ymd' {
  const parts = new Intl.DateTimeFormat(locale).formatToParts(0)
  const order = parts
    .map(({ type }) => type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year')
  if (order[0] === 'year') return 'ymd'
  return order[0] === 'month' ? 'mdy' : 'dmy'
}

/** The reader's region for a language: en with a browser in en-GB is en-GB; else the language alone. */
export function regionalLocale(language: string, preferred: readonly string[]): string {
  const base = language.split('-')[0]
  return preferred.find((locale) => locale.split('-')[0] === base) ?? language
}

/** Reads a number as people type it in their region, and the plain form; undefined where it is none. */
export function parseNumber(text: string, locale: string): number | undefined {
  const { group, decimal } = separatorsOf(locale)
  const compact = text.trim().replace(/[\s\u00a0\u202f'’]/g, '')
  if (compact === '') return undefined
  const ungrouped = isGrouped(compact, group, decimal) ? compact.replaceAll(group, '') : compact
  const plain = ungrouped.replace(decimal, '.').replace('\u2212', '-')
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined
}

/** Groups count only where they stand as groups, so that 1.5 typed in Spanish is not read as fifteen. */
function isGrouped(text: string, group: string, decimal: string) {
  if (group.trim() === '' || !text.includes(group)) return false
  const [whole = ''] = text.split(decimal)
  const [first = '', ...rest] = whole.replace(/^[-+]/, '').split(group)
  return first.length <= 3 && rest.every((part) => part.length === 3)
}

function separatorsOf(locale: string) {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1_234_567.5)
  const find = (type: string) => parts.find((part) => part.type === type)?.value
  return { group: find('group') ?? ' ', decimal: find('decimal') ?? '.' }
}

function memoOf<Value>() {
  const kept = new Map<string, Value>()
  return (key: string, make: () => Value) => {
    const found = kept.get(key)
    if (found !== undefined) return found
    const made = make()
    kept.set(key, made)
    return made
  }
}
