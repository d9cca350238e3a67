// The words that people use for days, by language. Compared without accents and in lower case.

export type DayWords = {
  today: readonly string[]
  tomorrow: readonly string[]
  yesterday: readonly string[]
  /** Before a weekday, week, month or year: the one after this. */
  next: readonly string[]
  last: readonly string[]
  /** Before an amount: "in 2w"; and the ones that may follow it: "2 days ago". */
  inFuture: readonly string[]
  ago: readonly string[]
  day: readonly string[]
  week: readonly string[]
  month: readonly string[]
  year: readonly string[]
  endOf: readonly string[]
  /** Words without weight, left out before reading. */
  filler: readonly string[]
}

const en: DayWords = {
  today: ['today', 'tod', 'now'],
  tomorrow: ['tomorrow', 'tom', 'tmr'],
  yesterday: ['yesterday', 'yes'],
  next: ['next'],
  last: ['last', 'past'],
  inFuture: ['in'],
  ago: ['ago'],
  day: ['d', 'day', 'days'],
  week: ['w', 'wk', 'week', 'weeks'],
  month: ['m', 'mo', 'month', 'months'],
  year: ['y', 'yr', 'year', 'years'],
  endOf: ['end', 'eo'],
  filler: ['on', 'the', 'of', 'this', 'at'],
}

const es: DayWords = {
  today: ['hoy'],
  tomorrow: ['manana'],
  yesterday: ['ayer'],
  next: ['proximo', 'proxima', 'siguiente', 'prox'],
  last: ['pasado', 'pasada', 'ultimo', 'ultima'],
  inFuture: ['en', 'dentro'],
  ago: ['hace'],
  day: ['d', 'dia', 'dias'],
  week: ['s', 'sem', 'semana', 'semanas'],
  month: ['m', 'mes', 'meses'],
  year: ['a', 'ano', 'anos'],
  endOf: ['fin', 'final'],
  filler: ['el', 'la', 'de', 'del', 'este', 'esta', 'que', 'viene'],
}

const byLanguage: Record<string, DayWords> = { en, es }

/** The words of a language with the English ones behind them, which many people type anyway. */
export function dayWordsOf(locale: string): DayWords {
  const own = byLanguage[locale.split('-')[0] ?? 'en'] ?? en
  if (own === en) return en
  const join = (key: keyof DayWords): readonly string[] => [
    ...own[key],
    ...en[key].filter((word) => word.length > 1),
  ]
  return {
    today: join('today'),
    tomorrow: join('tomorrow'),
    yesterday: join('yesterday'),
    next: join('next'),
    last: join('last'),
    inFuture: join('inFuture'),
    ago: join('ago'),
    day: join('day'),
    week: join('week'),
    month: join('month'),
    year: join('year'),
    endOf: join('endOf'),
    filler: own.filler,
  }
}

/** Names of the months or weekdays of a language, long and short, plain; the first month or Sunday is 0. */
export function calendarNames(locale: string, part: 'month' | 'weekday'): ReadonlyMap<string, number> {
  const names = new Map<string, number>()
  const count = part === 'month' ? 12 : 7
  for (const language of ['en', locale]) {
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { [part]: style, timeZone: 'UTC' })
      for (let at = 0; at < count; at++) {
        // 4 January 1970 was a Sunday.
        const moment = part === 'month' ? Date.UTC(2001, at, 15) : Date.UTC(1970, 0, 4 + at)
        names.set(plain(format.format(moment)), at)
      }
    }
  }
  return names
}

/** Lower case, without accents and full stops. */
export function plain(text: string) {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase()
    .trim()
}
