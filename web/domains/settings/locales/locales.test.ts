import { expect, test } from 'vitest'
import { en } from './en.ts'
import { es } from './es.ts'

const placeholders = (text: string) => [...text.matchAll(/\{\{[^}]+\}\}/g)].map(([hit]) => hit).sort()

test('S149 every text of the settings exists in both languages with the same placeholders', () => {
  expect(Object.keys(es).filter((key) => !key.endsWith('_many'))).toEqual(Object.keys(en))
  for (const key of Object.keys(en) as (keyof typeof en)[])
    expect({ key, in: placeholders(es[key]) }).toEqual({ key, in: placeholders(en[key]) })
})
