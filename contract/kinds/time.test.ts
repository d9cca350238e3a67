// Days and moments.
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { day } from './day.ts'
import { moment } from './moment.ts'
import { contextIn } from './nasty.ts'
import { instantOf, offsetAt } from './zoned.ts'

const outcome = (read: ReturnType<ReturnType<typeof day>['parse']>) => (read.ok ? read.value : read.code)

describe('day', () => {
  test.each([
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '0999-12-31',
    '0000-01-01',
    '10000-01-01',
    '+275760-09-13',
    '2026-1-1',
    '2026-01-01T00:00:00Z',
    '',
    20260101,
    null,
  ])('%j is refused', (sent) => {
    expect(day().input.safeParse(sent).error?.issues[0]?.message).toBe('bad-day')
  })
  test.each(['2024-02-29', '2000-02-29', '1000-01-01', '9999-12-31'])('%s is a day', (sent) => {
    expect(day().input.parse(sent)).toBe(sent)
  })

  test.each([
    ['2026-03-04', '2026-03-04', '2026-03-04'],
    ['2026/3/4', '2026-03-04', '2026-03-04'],
    ['2026-03-04 00:00:00', '2026-03-04', '2026-03-04'],
    ['2026-03-04T00:00:00.000Z', '2026-03-04', '2026-03-04'],
    ['3/4/2026', '2026-03-04', '2026-04-03'],
    ['03-04-2026', '2026-03-04', '2026-04-03'],
    ['3.4.2026', '2026-04-03', '2026-04-03'],
    ['4 Mar 2026', '2026-03-04', '2026-03-04'],
    ['4-MAR-2026', '2026-03-04', '2026-03-04'],
    ['March 4th, 2026', '2026-03-04', '2026-03-04'],
    ['4 de marzo de 2026', '2026-03-04', '2026-03-04'],
    ['1 sept. 2026', '2026-09-01', '2026-09-01'],
    ['1 de enero del 2026', '2026-01-01', '2026-01-01'],
    ['31/12/2026', 'bad-day', '2026-12-31'],
    ['12/31/2026', '2026-12-31', 'bad-day'],
    ...[
      '3/4/26',
      '4 Mar 26',
      '2026-03-04 10:30',
      '4 Brumaire 2026',
      '29/02/2025',
      '30.2.2026',
      '3/4-2026',
      '45000',
      'yesterday',
    ].map((cell) => [cell, 'bad-day', 'bad-day'] as const),
  ] as const)('%j is %s in English, %s in Spanish', (cell, english, spanish) => {
    expect(outcome(day().parse(cell, contextIn({ language: 'en' })))).toBe(english)
    expect(outcome(day().parse(cell, contextIn({ language: 'es' })))).toBe(spanish)
  })

  test('what a language prints for people reads back in it', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    const styles = fc.constantFrom<Intl.DateTimeFormatOptions>(
      { day: 'numeric', month: 'numeric', year: 'numeric' },
      { day: 'numeric', month: 'short', year: 'numeric' },
      { day: 'numeric', month: 'long', year: 'numeric' },
    )
    fc.assert(
      fc.property(days, styles, fc.constantFrom('en-US', 'es-ES', 'es-MX'), (date, style, locale) => {
        const cell = date.toLocaleDateString(locale, { ...style, timeZone: 'UTC' })
        const read = day().parse(cell, contextIn({ language: locale.startsWith('es') ? 'es' : 'en' }))
        expect([cell, outcome(read)]).toEqual([cell, date.toISOString().slice(0, 10)])
      }),
    )
  })

  test('ranges include their start and leave out their end', () => {
    const matches = (operand: unknown) => day().matches('2026-03-04', 'range', operand, { currency: 'EUR' })
    expect(matches(['2026-03-04', '2026-03-05'])).toBe(true)
    expect(matches(['2026-03-01', '2026-03-04'])).toBe(false)
    expect(matches([null, '2026-03-05'])).toBe(true)
    expect(matches(['2026-03-05', null])).toBe(false)
    expect(day().matches(null, 'range', [null, null], { currency: 'EUR' })).toBe(false)
    expect(day().matches('2026-03-04', 'on', '2026-03-04', { currency: 'EUR' })).toBe(false)
  })
})

describe('moment', () => {
  test.each([
    ['2026-03-04T10:00:00Z', '2026-03-04T10:00:00.000Z'],
    ['2026-03-04T10:00:00.1239+02:00', '2026-03-04T08:00:00.123Z'],
    ['1000-01-01T00:00:00-01:00', '1000-01-01T01:00:00.000Z'],
  ])('%s is stored as %s', (sent, value) => {
    expect(moment().input.parse(sent)).toBe(value)
  })
  test.each([
    '2026-03-04T10:00:00',
    '2026-03-04',
    '2026-02-30T00:00:00Z',
    '2026-03-04T24:00:00Z',
    '2026-03-04T10:00:60Z',
    'now',
    0,
    '0000-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '1000-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
  ])('%j is refused', (sent) => {
    expect(moment().input.safeParse(sent).error?.issues[0]?.message).toBe('bad-moment')
  })

  test.each([
    ['2026-03-04 10:00', '2026-03-04T09:00:00.000Z'],
    ['2026-03-04T10:00:30.5', '2026-03-04T09:00:30.500Z'],
    ['2026-07-04', '2026-07-03T22:00:00.000Z'],
    ['3/4/2026 9:05 pm', '2026-03-04T20:05:00.000Z'],
    ['3/4/2026, 12:05 a.m.', '2026-03-03T23:05:00.000Z'],
    ['4 Mar 2026 21:05', '2026-03-04T20:05:00.000Z'],
    ['2026-03-04 10:00:00+02', '2026-03-04T08:00:00.000Z'],
    ['2026-03-04 10:00 Z', '2026-03-04T10:00:00.000Z'],
    ['2026-03-04T10:00-0530', '2026-03-04T15:30:00.000Z'],
    ['2026-03-29 02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25 02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-03-04 25:00', 'bad-moment'],
    ['2026-03-04 13:00 pm', 'bad-moment'],
    ['2026-02-30 10:00', 'bad-moment'],
    ['10:00', 'bad-moment'],
  ])('the cell %s is %s in Berlin', (cell, expected) => {
    expect(outcome(moment().parse(cell, contextIn()))).toBe(expected)
  })
})

const ZONES = [
  'UTC',
  'Europe/Madrid',
  'America/New_York',
  'America/Caracas',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Africa/Casablanca',
]

test('local times are those of the time zone database, skipped and doubled ones too', () => {
  const zoneOf = fc.constantFrom(...ZONES)
  const anywhere = fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2037, 0, 1) })
  const nearChange = fc
    .tuple(zoneOf, anywhere, fc.integer({ min: -180, max: 180 }))
    .map(([zone, from, minutes]) => {
      const next = Temporal.Instant.fromEpochMilliseconds(from)
        .toZonedDateTimeISO(zone)
        .getTimeZoneTransition('next')
      const wall = (next?.epochMilliseconds ?? from) + offsetAt(next?.epochMilliseconds ?? from, zone)
      return [zone, wall + minutes * 60_000] as const
    })
  fc.assert(
    fc.property(fc.oneof(fc.tuple(zoneOf, anywhere), nearChange), ([zone, local]) => {
      const wall = new Date(local).toISOString().slice(0, -1)
      expect(instantOf(local, zone)).toBe(
        Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds,
      )
    }),
  )
})
