import { describe, expect, it } from 'vitest'
import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import { type CellContext, kindNames } from '#contract/kinds/kind.ts'
import type { Language } from '#contract/language.ts'
import { widgets } from './list.ts'
import { readCandidate, readText } from './read-value.ts'

function contextIn(language: Language): CellContext {
  return {
    language,
    zone: 'Europe/Madrid',
    currency: 'EUR',
    country: 'ES',
    label: () => undefined,
    find: () => [],
  }
}
const en = contextIn('en')

describe('what was typed or chosen', () => {
  it('becomes the value that is stored', () => {
    expect(readText(contact.fields.website, 'Lumeno.example', en)).toEqual({
      ok: true,
      value: 'https://lumeno.example',
    })
    expect(readText(company.fields.annualRevenue, '38.500,50', contextIn('es'))).toEqual({
      ok: true,
      value: { amount: 3_850_050, currency: 'EUR' },
    })
    expect(readText(contact.fields.consentAt, '2026-03-31 14:30', en)).toEqual({
      ok: true,
      value: '2026-03-31T12:30:00.000Z',
    })
  })

  it('empties a field that may be empty', () => {
    expect(readText(contact.fields.jobTitle, '  ', en)).toEqual({ ok: true, value: null })
    expect(readCandidate(contact.fields.tags, [], 'en')).toEqual({ ok: true, value: [] })
    expect(readCandidate(contact.fields.emails, [{ value: ' ', label: '' }], 'en')).toEqual({
      ok: true,
      value: [],
    })
  })

  it('is refused in the language of the reader, with the limit of the field', () => {
    expect(readText(company.fields.name, '', en)).toEqual({ ok: false, reason: 'Fill this in.' })
    expect(readText(contact.fields.website, 'no page', contextIn('es'))).toEqual({
      ok: false,
      reason: 'Esto no es una dirección web.',
    })
    expect(readText(contact.fields.jobTitle, 'x'.repeat(151), en)).toEqual({
      ok: false,
      reason: 'At most 150 characters.',
    })
    expect(readText(company.fields.employees, '1.5', en)).toEqual({
      ok: false,
      reason: 'At most 0 decimals.',
    })
    expect(readText(company.fields.employees, '-3', en)).toEqual({ ok: false, reason: 'At least 0.' })
    expect(readCandidate(contact.fields.emails, [{ value: 'nobody', label: '' }], 'en')).toEqual({
      ok: false,
      reason: 'This is not an e-mail address.',
    })
  })
})

it('every kind has its widget', () => {
  expect(Object.keys(widgets).sort()).toEqual([...kindNames].sort())
})
