// Long text, text per language and addresses.
import { describe, expect, test } from 'vitest'
import { address, type Address } from './address.ts'
import { localText } from './local-text.ts'
import { longText } from './long-text.ts'
import { contextIn } from './nasty.ts'

const currency = { currency: 'EUR' }

describe('long text', () => {
  test('line ends become \\n, the ends are trimmed, indentation inside stays', () => {
    expect(longText().input.parse(' a\r\n  b\rc\u2028d\n\n')).toBe('a\n  b\nc\nd')
  })
  test('the limit counts what is kept, exactly', () => {
    const kind = longText({ max: 5 })
    expect(kind.input.parse('  ab\r\ncd  ')).toBe('ab\ncd')
    expect(kind.input.safeParse('abcdef').error?.issues[0]?.message).toBe('too-long')
    expect(kind.parse('abcdef', contextIn())).toMatchObject({
      ok: false,
      code: 'too-long',
      values: { max: 5 },
    })
    expect(longText().input.safeParse('x'.repeat(20_000)).success).toBe(true)
    expect(longText().input.safeParse('x'.repeat(20_001)).success).toBe(false)
  })
  test('contains looks across lines and past accents', () => {
    expect(longText().matches('Señor\nPérez', 'contains', 'SENOR perez', currency)).toBe(true)
  })
})

describe('text per language', () => {
  const kind = localText({ max: 60 })
  test('languages without text are absent, and no text is no value', () => {
    expect(kind.input.parse({ es: ' Cliente  potencial ', en: ' ' })).toEqual({ es: 'Cliente potencial' })
    expect(kind.input.parse({ en: '', es: null })).toBeNull()
    expect(kind.input.parse({})).toBeNull()
  })
  test.each([[{ de: 'x' }], ['x'], [['x']], [{ en: 3 }]])('%j is refused', (sent) => {
    expect(kind.input.safeParse(sent).error?.issues[0]?.message).toBe('wrong-type')
  })
  test('cells name their languages', () => {
    expect(kind.print({ en: 'Lead', es: 'Cliente | \\ potencial' }, contextIn())).toBe(
      'en: Lead | es: Cliente \\| \\\\ potencial',
    )
    expect(kind.parse('ES : Uno|en:One', contextIn())).toEqual({ ok: true, value: { en: 'One', es: 'Uno' } })
    expect(kind.parse('Nuevo', contextIn({ language: 'es' }))).toEqual({ ok: true, value: { es: 'Nuevo' } })
    expect(kind.parse('no: x', contextIn())).toEqual({ ok: true, value: { en: 'no: x' } })
    expect(kind.parse('en: a\\\\|es: b', contextIn())).toEqual({ ok: true, value: { en: 'a\\', es: 'b' } })
    expect(kind.parse('en: a | b', contextIn())).toMatchObject({ ok: false, code: 'bad-text' })
    expect(kind.parse('en: a | en: b', contextIn())).toMatchObject({ ok: false, code: 'duplicate' })
    expect(kind.parse(`en: ${'x'.repeat(61)}`, contextIn())).toMatchObject({ ok: false, code: 'too-long' })
  })
  test('filters look at all languages', () => {
    expect(kind.matches({ en: 'Lead', es: 'Señal' }, 'contains', 'senal', currency)).toBe(true)
    expect(kind.matches({ en: 'Lead' }, 'contains', 'senal', currency)).toBe(false)
  })
})

describe('address', () => {
  const kind = address()
  const nothing: Address = {
    line1: null,
    line2: null,
    city: null,
    region: null,
    postcode: null,
    country: null,
  }
  test('absent, blank and null parts are the same; without any it is no value', () => {
    expect(kind.input.parse({ city: ' Leeds ', line1: '' })).toEqual({ ...nothing, city: 'Leeds' })
    expect(kind.input.parse({ country: ' es' })).toEqual({ ...nothing, country: 'ES' })
    expect(kind.input.parse({ ...nothing, line2: ' \n' })).toBeNull()
    expect(kind.input.parse({})).toBeNull()
  })
  test.each([
    [{ country: 'Spain' }, 'bad-address'],
    [{ country: 'ZZ' }, 'bad-address'],
    [{ city: 5 }, 'wrong-type'],
    [{ street: 'x' }, 'wrong-type'],
    [{ postcode: 'x'.repeat(21) }, 'too-long'],
  ])('%j is refused', (sent, code) => {
    expect(kind.input.safeParse(sent).error?.issues[0]?.message).toBe(code)
  })
  test('cells: six parts between bars, countries by code or name', () => {
    const value = { ...nothing, line1: 'C/ Mayor, 1|2', city: 'Madrid', country: 'ES' }
    expect(kind.print(value, contextIn())).toBe('C/ Mayor, 1\\|2 |  | Madrid |  |  | ES')
    for (const spain of ['España', 'spain', 'es', 'ESPANA']) {
      expect(kind.parse(`C/ Mayor, 1\\|2||Madrid|||${spain}`, contextIn())).toEqual({ ok: true, value })
    }
    for (const states of ['USA', 'United States', 'EE. UU.', 'Estados Unidos']) {
      expect(kind.parse(`|||||${states}`, contextIn())).toMatchObject({ value: { country: 'US' } })
    }
    expect(kind.parse('Main St 1, Leeds', contextIn())).toEqual({
      ok: true,
      value: { ...nothing, line1: 'Main St 1, Leeds' },
    })
    expect(kind.parse('a | b', contextIn())).toMatchObject({ ok: false, code: 'bad-address' })
    expect(kind.parse('|||||Atlantis', contextIn())).toMatchObject({
      ok: false,
      code: 'bad-address',
      values: { value: 'Atlantis' },
    })
  })
  test('filters look at all parts', () => {
    const value = { ...nothing, line1: 'Große Straße 1', city: 'Köln' }
    expect(kind.matches(value, 'contains', 'grosse strasse 1, koln', currency)).toBe(true)
    expect(kind.matches(value, 'notContains', 'leeds', currency)).toBe(true)
  })
})
