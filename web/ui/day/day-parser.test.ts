import { describe, expect, test } from 'vitest'
import { parseDay, type DayReader } from './day-parser.ts'
import { addDays, addMonths, dayFrom } from './written-day.ts'

// 2026-11-21 is a Saturday.
const british: DayReader = { today: '2026-11-21', locale: 'en-GB', order: 'dmy' }
const american: DayReader = { today: '2026-11-21', locale: 'en-US', order: 'mdy' }
const spanish: DayReader = { today: '2026-11-21', locale: 'es-ES', order: 'dmy' }

describe('days as people say them', () => {
  test.each([
    ['today', '2026-11-21'],
    ['Tomorrow', '2026-11-22'],
    ['yesterday', '2026-11-20'],
    ['in 2w', '2026-12-05'],
    ['in2w', '2026-12-05'],
    ['3 days ago', '2026-11-18'],
    ['+10d', '2026-12-01'],
    ['-1w', '2026-11-14'],
    ['in 1 month', '2026-12-21'],
    ['fri', '2026-11-27'],
    ['Saturday', '2026-11-28'],
    ['next fri', '2026-11-27'],
    ['next sunday', '2026-11-29'],
    ['last friday', '2026-11-20'],
    ['next week', '2026-11-23'],
    ['next month', '2026-12-01'],
    ['last year', '2025-01-01'],
    ['end of month', '2026-11-30'],
    ['end of the year', '2026-12-31'],
    ['12 March', '2027-03-12'],
    ['March 12th, 2025', '2025-03-12'],
    ['3 oct', '2026-10-03'],
    ['3/4', '2027-04-03'],
    ['3.4.2026', '2026-04-03'],
    ['3/4/26', '2026-04-03'],
    ['1/2/85', '1985-02-01'],
    ['2026-02-28', '2026-02-28'],
  ])('%s', (text, day) => {
    expect(parseDay(text, british)).toBe(day)
  })

  test('figures follow the region', () => {
    expect(parseDay('3/4/2026', american)).toBe('2026-03-04')
    expect(parseDay('3/4/2026', british)).toBe('2026-04-03')
  })

  test.each([
    ['hoy', '2026-11-21'],
    ['mañana', '2026-11-22'],
    ['próximo viernes', '2026-11-27'],
    ['dentro de 2 semanas', '2026-12-05'],
    ['hace 3 días', '2026-11-18'],
    ['12 de marzo', '2027-03-12'],
    ['fin de mes', '2026-11-30'],
    ['tomorrow', '2026-11-22'],
  ])('S149 Spanish: %s', (text, day) => {
    expect(parseDay(text, spanish)).toBe(day)
  })

  test.each(['', 'soon', '31/2', '2026-02-30', 'next', 'in 2', '12 13 14 15', '99/99/9999', 'march'])(
    '“%s” names no day',
    (text) => {
      expect(parseDay(text, british)).toBeUndefined()
    },
  )
})

test('months end where they end', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(dayFrom(2026, 4, 31)).toBeUndefined()
})
