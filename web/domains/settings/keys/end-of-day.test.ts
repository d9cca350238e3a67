import { expect, test } from 'vitest'
import { endOfDay } from './end-of-day.ts'

test.each([
  ['2026-01-15', 'UTC', '2026-01-16T00:00:00.000Z'],
  ['2026-01-15', 'Europe/Madrid', '2026-01-15T23:00:00.000Z'],
  ['2026-07-15', 'Europe/Madrid', '2026-07-15T22:00:00.000Z'],
  ['2026-03-28', 'Europe/Madrid', '2026-03-28T23:00:00.000Z'],
  ['2026-03-29', 'Europe/Madrid', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', 'Europe/Madrid', '2026-10-25T23:00:00.000Z'],
  ['2026-12-31', 'America/Los_Angeles', '2027-01-01T08:00:00.000Z'],
  ['2026-05-01', 'Asia/Kolkata', '2026-05-01T18:30:00.000Z'],
])('%s ends in %s at %s', (day, zone, moment) => {
  expect(endOfDay(day, zone)).toBe(moment)
})
