import { expect, test } from 'vitest'
import { audienceOf } from './field-audience.ts'
import { asCustom } from './field-record.ts'
import { aField } from './fields-ground.ts'

const audience = (...access: Parameters<typeof aField>) => audienceOf(asCustom(aField(...access)))

test('S44 everyone sees a field that is hidden from no role', () => {
  expect(audience({ readOnlyAccess: 'read' })).toMatchObject({ isEveryone: true, onlyReads: [] })
})

test('S44 admins see what is hidden from all others', () => {
  expect(audience({ managerAccess: 'none', repAccess: 'none', readOnlyAccess: 'none' }).sees).toEqual([
    'admin',
  ])
})

test('S44 who may change records and not this field is named', () => {
  expect(audience({ repAccess: 'read', readOnlyAccess: 'none' })).toEqual({
    sees: ['admin', 'manager', 'rep'],
    onlyReads: ['rep'],
    isEveryone: false,
  })
})
