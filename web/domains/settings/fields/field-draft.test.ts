import { expect, test } from 'vitest'
import type { CellContext } from '#contract/kinds/kind.ts'
import { changesOf, choicesOf, draftOf, emptyDraft, valuesOf } from './field-draft.ts'
import { aField } from './fields-ground.ts'

const context: CellContext = {
  language: 'en',
  zone: 'UTC',
  currency: 'EUR',
  country: 'ES',
  label: () => undefined,
  find: () => [],
}

test('S44 a field that was opened and not touched changes nothing', () => {
  const fields = [
    aField(),
    aField({
      names: { en: 'Fleet size', es: 'Flota' },
      help: 'How many',
      section: 'Fleet',
      initial: 'small',
    }),
    aField({ kind: 'number', decimals: 2, min: -1.5, max: 1_000_000, initial: 12, readOnlyAccess: 'none' }),
  ]
  for (const field of fields)
    expect(changesOf(field, valuesOf(draftOf(field, 'en', context), 'en', context))).toEqual({})
})

test('S44 only what was changed is sent', () => {
  const field = aField({ help: 'How many' })
  const draft = { ...draftOf(field, 'en', context), es: ' Flota ', help: ' ' }
  expect(changesOf(field, valuesOf(draft, 'en', context))).toEqual({
    names: { en: 'Fleet size', es: 'Flota' },
    help: null,
  })
})

test('S44 limits belong to numbers', () => {
  const draft = { ...emptyDraft, en: 'Trucks', min: '1', max: '1,000', decimals: '0' }
  expect(valuesOf(draft, 'en', context)).toMatchObject({ decimals: null, min: null, max: null })
  expect(valuesOf({ ...draft, kind: 'number' }, 'en', context)).toMatchObject({
    decimals: 0,
    min: 1,
    max: 1000,
  })
})

test('S44 choices are pasted one a line or as a row of a spreadsheet, each once', () => {
  const draft = { ...emptyDraft, choices: ' Gold\nSilver\r\n\nGOLD\tBronze' }
  expect(choicesOf({ ...draft, kind: 'choice' })).toEqual(['GOLD', 'Silver', 'Bronze'])
  expect(choicesOf(draft)).toEqual([])
})
