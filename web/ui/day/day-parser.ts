// Reads a day as people say it: "next fri", "in 2w", "tomorrow", "3/4", "12 March", "end of month".
import { calendarNames, dayWordsOf, plain, type DayWords } from './day-words.ts'
import { addDays, addMonths, dayFrom, daysInMonth, partsOf, weekdayOf } from './written-day.ts'

export type DayReader = {
  /** Today where the reader is, `YYYY-MM-DD`. */
  today: string
  locale: string
  /** How figures are ordered in the reader's region. */
  order: 'dmy' | 'mdy' | 'ymd'
}

type Unit = 'day' | 'week' | 'month' | 'year'

/** The day that is meant, as `YYYY-MM-DD`; undefined where the text names none. */
export function parseDay(input: string, reader: DayReader): string | undefined {
  const words = dayWordsOf(reader.locale)
  const text = plain(input.replace(/(\d)\.(?=\d)/g, '$1/'))
  if (text === '') return undefined
  return readFigures(text, reader) ?? readWords(tokensOf(text, words), words, reader)
}

/** "in2w" and "2w" are split into their parts, filler words go. */
function tokensOf(text: string, words: DayWords) {
  const parts = text
    .replace(/,/g, ' ')
    .replace(/([a-z])(\d)/g, '$1 $2')
    .replace(/(\d)(?!st\b|nd\b|rd\b|th\b)([a-z])/g, '$1 $2')
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
  return parts.split(/\s+/).filter((token) => token !== '' && !words.filler.includes(token))
}

/** 2026-03-12, 12/3/2026, 12-3, 12.3.26: in the order of the reader's region unless the year leads. */
function readFigures(text: string, { today, order }: DayReader): string | undefined {
  const match = /^(\d{1,4})[/\-\s](\d{1,2})(?:[/\-\s](\d{1,4}))?$/.exec(text)
  if (!match) return undefined
  const [, a = '', b = '', c] = match
  if (a.length === 4) return c === undefined ? undefined : dayFrom(Number(a), Number(b), Number(c))
  if (a.length === 3 || (c !== undefined && c.length === 3)) return undefined
  const isMonthFirst = order !== 'dmy'
  const month = Number(isMonthFirst ? a : b)
  const date = Number(isMonthFirst ? b : a)
  return c === undefined ? nearestYear(month, date, today) : dayFrom(fullYear(c, today), month, date)
}

function readWords(tokens: string[], words: DayWords, reader: DayReader): string | undefined {
  const { today } = reader
  const [first] = tokens
  if (first === undefined) return undefined
  if (tokens.length === 1) {
    if (words.today.includes(first)) return today
    if (words.tomorrow.includes(first)) return addDays(today, 1)
    if (words.yesterday.includes(first)) return addDays(today, -1)
  }
  return (
    readAmount(tokens, words, today) ??
    readEnd(tokens, words, today) ??
    readWeekday(tokens, words, reader) ??
    readStep(tokens, words, today) ??
    readMonthName(tokens, reader)
  )
}

/** "in 2 weeks", "2w", "+3d", "5 days ago", "hace 5 dias". */
function readAmount(tokens: string[], words: DayWords, today: string): string | undefined {
  const isPast = tokens.some((token) => words.ago.includes(token)) || tokens[0]?.startsWith('-') === true
  const rest = tokens.filter((token) => !words.inFuture.includes(token) && !words.ago.includes(token))
  const [amount = '', unitWord = '', ...more] = rest
  const unit = unitOf(unitWord, words)
  if (!/^[+-]?\d{1,4}$/.test(amount) || !unit || more.length > 0) return undefined
  const count = Math.abs(Number(amount))
  return step(today, unit, isPast ? -count : count)
}

/** "end of month", "fin de semana" is Friday's end of work: here the last day of the week, month or year. */
function readEnd(tokens: string[], words: DayWords, today: string): string | undefined {
  const [end = '', unitWord = '', ...more] = tokens
  if (!words.endOf.includes(end) || more.length > 0) return undefined
  const { year, month } = partsOf(today)
  switch (unitOf(unitWord, words)) {
    case 'week':
      return addDays(today, (7 - weekdayOf(today)) % 7)
    case 'month':
      return dayFrom(year, month, daysInMonth(year, month))
    case 'year':
      return dayFrom(year, 12, 31)
    default:
      return undefined
  }
}

/**
 * A weekday alone is the coming one, today excluded. "Next" names the one of next week when the coming one
 * is still in this week (weeks from Monday), "last" the latest that has passed.
 */
function readWeekday(tokens: string[], words: DayWords, { today, locale }: DayReader): string | undefined {
  const names = calendarNames(locale, 'weekday')
  const day = tokens.map((token) => names.get(token)).find((found) => found !== undefined)
  const rest = tokens.filter((token) => !names.has(token))
  if (day === undefined || tokens.length - rest.length !== 1 || rest.length > 1) return undefined
  const ahead = (day - weekdayOf(today) + 7) % 7 || 7
  const [word] = rest
  if (word === undefined) return addDays(today, ahead)
  if (words.last.includes(word)) return addDays(today, ahead - 7 || -7)
  if (!words.next.includes(word)) return undefined
  const fromMonday = (weekday: number) => (weekday + 6) % 7
  const isThisWeek = fromMonday(day) > fromMonday(weekdayOf(today))
  return addDays(today, isThisWeek ? ahead + 7 : ahead)
}

/** "next week" is its Monday, "next month" and "next year" their first day; "last" likewise. */
function readStep(tokens: string[], words: DayWords, today: string): string | undefined {
  const [a = '', b = '', ...more] = tokens
  const isNext = words.next.includes(a) || words.next.includes(b)
  const isLast = words.last.includes(a) || words.last.includes(b)
  const unit = unitOf(a, words) ?? unitOf(b, words)
  if (more.length > 0 || !unit || isNext === isLast) return undefined
  const by = isNext ? 1 : -1
  const { year, month } = partsOf(today)
  if (unit === 'week') return addDays(today, by * 7 - ((weekdayOf(today) + 6) % 7))
  if (unit === 'month') return addMonths(dayFrom(year, month, 1) ?? today, by)
  return unit === 'year' ? dayFrom(year + by, 1, 1) : addDays(today, by)
}

/** "12 March", "march 12 2027", "12 mar". */
function readMonthName(tokens: string[], { today, locale }: DayReader): string | undefined {
  const names = calendarNames(locale, 'month')
  const month = tokens.map((token) => names.get(token)).find((found) => found !== undefined)
  const figures = tokens.filter((token) => !names.has(token))
  if (month === undefined || tokens.length - figures.length !== 1) return undefined
  const [date = '', year, ...more] = figures
  if (more.length > 0 || !/^\d{1,2}$/.test(date)) return undefined
  if (year === undefined) return nearestYear(month + 1, Number(date), today)
  return /^(\d{2}|\d{4})$/.test(year) ? dayFrom(fullYear(year, today), month + 1, Number(date)) : undefined
}

function step(today: string, unit: Unit, count: number) {
  if (unit === 'day') return addDays(today, count)
  if (unit === 'week') return addDays(today, 7 * count)
  return addMonths(today, unit === 'month' ? count : 12 * count)
}

function unitOf(word: string, words: DayWords): Unit | undefined {
  const units: readonly Unit[] = ['day', 'week', 'month', 'year']
  return units.find((unit) => words[unit].includes(word))
}

/** Without a year the nearest one is meant: in November, "3 Jan" is the coming January. */
function nearestYear(month: number, date: number, today: string) {
  const { year } = partsOf(today)
  const distance = (day: string) => Math.abs(Date.parse(day) - Date.parse(today))
  const candidates = [year - 1, year, year + 1].flatMap((y) => dayFrom(y, month, date) ?? [])
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0]
}

/** 26 is the nearest year that ends so, at most 20 ahead: birthdays lie far behind, plans never far ahead. */
function fullYear(text: string, today: string) {
  if (text.length > 2) return Number(text)
  const { year } = partsOf(today)
  const same = Math.floor(year / 100) * 100 + Number(text)
  return same > year + 20 ? same - 100 : same
}
