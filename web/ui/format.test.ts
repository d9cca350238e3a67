import { describe, expect, test } from 'vitest'
import { createFormat, dayOrderOf, minorDigits, parseNumber, regionalLocale, todayIn } from './format.ts'

const en = createFormat('en-GB', 'Europe/Berlin')
const es = createFormat('es-ES', 'America/New_York')
const spaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('S149 numbers and money by language', () => {
  test('money is kept in minor units and written with its own digits', () => {
    expect(en.money(123456, 'EUR')).toBe('€1,234.56')
    expect(spaces(es.money(1234567, 'EUR'))).toBe('12.345,67 €')
    expect(en.money(1234, 'JPY')).toBe('JP¥1,234')
    expect(minorDigits('KWD')).toBe(3)
  })

  test('whole amounts lose their empty minor part only in the short form', () => {
    expect(en.moneyShort(4270000, 'EUR')).toBe('€42,700')
    expect(en.moneyShort(4270050, 'EUR')).toBe('€42,700.50')
  })

  test.each([
    ['1,234.5', 'en', 1234.5],
    ['1.234,5', 'es', 1234.5],
    ['1.5', 'es', 1.5],
    ['1.500', 'es', 1500],
    ['12 345', 'fr', 12345],
    ['-7', 'en', -7],
    ['1,2,3', 'en', undefined],
    ['12a', 'en', undefined],
    ['', 'en', undefined],
  ])('%s in %s is read as %s', (text, locale, value) => {
    expect(parseNumber(text, locale)).toBe(value)
  })
})

describe('days and moments', () => {
  test('a written day is the same day in every zone', () => {
    for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'Europe/Berlin']) {
      expect(createFormat('en-GB', zone).day('2026-03-01')).toBe('1 Mar 2026')
    }
  })

  test('a moment is shown in the reader’s zone', () => {
    expect(en.moment('2026-11-21T23:30:00Z')).toBe('22 Nov 2026, 00:30')
    expect(spaces(es.time('2026-11-21T23:30:00Z'))).toBe('18:30')
  })

  test('relative times, and the day itself when it is long ago', () => {
    const now = Date.parse('2026-11-21T12:00:00Z')
    expect(en.relative('2026-11-21T11:58:00Z', now)).toBe('2 minutes ago')
    expect(en.relative('2026-11-21T12:00:10Z', now)).toBe('now')
    expect(en.relative('2026-11-23T12:00:00Z', now)).toBe('in 2 days')
    expect(en.relative('2026-01-05T12:00:00Z', now)).toBe('5 Jan 2026')
    expect(en.relativeDay('2026-11-22', '2026-11-21')).toBe('tomorrow')
    expect(es.relativeDay('2026-11-20', '2026-11-21')).toBe('ayer')
  })

  test('today depends on where one is', () => {
    const now = Date.parse('2026-11-21T23:30:00Z')
    expect(todayIn('Europe/Berlin', now)).toBe('2026-11-22')
    expect(todayIn('America/New_York', now)).toBe('2026-11-21')
  })
})

test('the region of the browser refines the language', () => {
  expect(regionalLocale('en', ['de-DE', 'en-GB'])).toBe('en-GB')
  expect(regionalLocale('es', ['de-DE', 'en-GB'])).toBe('es')
  expect(dayOrderOf('en-US')).toBe('mdy')
  expect(dayOrderOf('en-GB')).toBe('dmy')
  expect(dayOrderOf('ja-JP')).toBe('ymd')
})
