// How values of PostgreSQL become values of JavaScript: JSON-safe, the same in row, wire and form.
import pg from 'pg'

/** Object ids of PostgreSQL's types (catalogue pg_type); they never change. */
const oid = {
  int8: 20,
  numeric: 1700,
  date: 1082,
  timestamptz: 1184,
  int8Array: 1016,
  numericArray: 1231,
  dateArray: 1182,
  timestamptzArray: 1185,
  uuidArray: 2951,
  textArray: 1009,
}

/** int8 and numeric are numbers, days are 'YYYY-MM-DD', moments are ISO strings with milliseconds and Z. */
const parsers = new Map<number, (text: string) => unknown>([
  [oid.int8, parseInteger],
  [oid.numeric, Number],
  [oid.date, (text) => text],
  [oid.timestamptz, momentOf],
  [oid.int8Array, arrayOf(parseInteger)],
  [oid.numericArray, arrayOf(Number)],
  [oid.dateArray, arrayOf((text) => text)],
  [oid.timestamptzArray, arrayOf(momentOf)],
  [oid.uuidArray, parseIds],
])

/** Given to every pool and client, so that no part of the server sees a Date or a number in a string. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (type: number) => parsers.get(type) ?? pg.types.getTypeParser(type),
}

function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError(`The integer ${text} of the database is too big for a number.`)
  return value
}

/**
 * A moment as PostgreSQL writes it, with no, one, two or three decimals, as an ISO string with milliseconds and Z:
 * '2026-01-31 09:30:00.123+00' as a value (the session's zone is UTC), '2026-01-31T09:30:00.123+00:00' inside JSON.
 * Cut by places and not by a pattern, for a page of a list holds hundreds.
 */
export function momentOf(text: string): string {
  const inJson = text[10] === 'T'
  const zone = inJson ? '+00:00' : '+00'
  if ((!inJson && text[10] !== ' ') || !text.endsWith(zone))
    throw new RangeError(`The moment ${text} of the database is outside the years 0001 to 9999.`)
  const decimals = text.slice(20, -zone.length).padEnd(3, '0').slice(0, 3)
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${decimals}Z`
}

/** Nothing in them is ever quoted. */
function parseIds(text: string): (string | null)[] {
  if (text === '{}') return []
  return text
    .slice(1, -1)
    .split(',')
    .map((id) => (id === 'NULL' ? null : id))
}

function arrayOf<T>(parse: (text: string) => T): (text: string) => (T | null)[] {
  const split = pg.types.getTypeParser(oid.textArray, 'text') as (text: string) => (string | null)[]
  return (text) => split(text).map((entry) => (entry === null ? null : parse(entry)))
}
