import { expect, test } from 'vitest'
import { runSetup, workspaceSettingsSchema } from '#contract/actions/sign-in.ts'
import { checkValues } from './check-values.ts'

const workspace = {
  name: 'Acme',
  language: 'en',
  currency: 'EUR',
  zone: 'Europe/Madrid',
  weekStart: 1,
  country: 'ES',
}

test('a form that is right has nothing to say', () => {
  expect(checkValues(workspaceSettingsSchema, workspace, 'en')).toEqual({})
})

test('each wrong value has its sentence, in the reader’s language, under its path', () => {
  const body = {
    person: { name: '  ', email: 'ann@', username: 'a b', password: 'short' },
    workspace: { ...workspace, name: 'x'.repeat(81), currency: 'EURO' },
  }
  expect(checkValues(runSetup.body, body, 'en')).toEqual({
    'person.name': 'Fill this in.',
    'person.email': 'This is not an e-mail address.',
    'person.username': 'This value does not fit.',
    'person.password': 'At least 8 characters.',
    'workspace.name': 'At most 80 characters.',
    'workspace.currency': 'This is not a currency.',
  })
  expect(checkValues(runSetup.body, body, 'es')).toMatchObject({ 'person.name': 'Complete este campo.' })
})
