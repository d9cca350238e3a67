// Days as they are written, `YYYY-MM-DD`, counted in plain calendar arithmetic without any zone.

const DAY_MS = 86_400_000

/** Undefined where the parts name no day, such as 31 April. */
export function dayFrom(year: number, month: number, day: number): string | undefined {
  if (year < 1 || year > 9999) return undefined
  const moment = new Date(0)
  moment.setUTCFullYear(year, month - 1, day)
  const isReal = moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day
  return isReal ? print(moment) : undefined
}

export function addDays(day: string, count: number): string {
  return print(new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS))
}

/** A month from 31 January is 28 February: the last day of a shorter month. */
export function addMonths(day: string, count: number): string {
  const { year, month, date } = partsOf(day)
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const last = daysInMonth(first.getUTCFullYear(), first.getUTCMonth() + 1)
  first.setUTCDate(Math.min(date, last))
  return print(first)
}

export function daysInMonth(year: number, month: number) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** 0 is Sunday. */
export function weekdayOf(day: string) {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

export function partsOf(day: string) {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return { year, month, date }
}

function print(moment: Date) {
  return moment.toISOString().slice(0, 10)
}
