// Options, members, references, yes and no: what they take, how their cells and filters read.
import { describe, expect, test } from 'vitest'
import type { LabelSource } from './kind.ts'
import { contextIn } from './nasty.ts'
import { option } from './option.ts'
import { reference } from './reference.ts'
import { user } from './user.ts'
import { yesNo } from './yes-no.ts'

const A = '018f0000-0000-7000-8000-00000000000a'
const B = '018f0000-0000-7000-8000-00000000000b'
const names: Record<string, string> = { [A]: 'Ana', [B]: 'Acme' }
const context = contextIn({
  label: (_source: LabelSource, id: string) => names[id],
  find: (_source: LabelSource, name: string) =>
    name === 'Twice' ? [A, B] : Object.keys(names).filter((id) => names[id] === name),
})

describe.each([option({ list: 'contactStatus' }), reference({ entity: 'company' }), user()])(
  '$name',
  (kind) => {
    test('ids travel in lower case; anything else is an unknown reference', () => {
      expect(kind.input.parse(A.toUpperCase())).toBe(A)
      for (const sent of ['Ana', '', 5, `${A}0`]) {
        expect(kind.input.safeParse(sent).error?.issues[0]?.message).toBe('unknown-reference')
      }
    })
    test('cells show names, and the id where the name is hidden', () => {
      const hidden = '018f0000-0000-7000-8000-00000000000c'
      expect(kind.print(A, context)).toBe('Ana')
      expect(kind.print(hidden, context)).toBe(hidden)
      expect(kind.parse(' Ana ', context)).toEqual({ ok: true, value: A })
      expect(kind.parse(hidden.toUpperCase(), context)).toEqual({ ok: true, value: hidden })
      expect(kind.parse('Twice', context)).toMatchObject({
        ok: false,
        code: 'ambiguous-reference',
        values: { name: 'Twice' },
      })
      expect(kind.parse('Nobody', context)).toMatchObject({ ok: false, code: 'unknown-reference' })
    })
  },
)

test('a category is matched by the ids of its options', () => {
  const kind = option({ list: 'contactStatus' })
  expect(kind.matches(A, 'inCategory', [A, B], { currency: 'EUR' })).toBe(true)
  expect(kind.matches(A, 'inCategory', [B], { currency: 'EUR' })).toBe(false)
})

test('yes and no are read in both languages', () => {
  const kind = yesNo()
  for (const cell of ['yes', 'Sí', 'SI', 'TRUE', 'verdadero', '1', 'x', ' Y ']) {
    expect(kind.parse(cell, context)).toEqual({ ok: true, value: true })
  }
  for (const cell of ['no', 'False', 'FALSO', '0', 'n'])
    expect(kind.parse(cell, context)).toEqual({ ok: true, value: false })
  expect(kind.parse('maybe', context)).toMatchObject({ ok: false, code: 'bad-yes-no' })
  expect(kind.print(true, contextIn({ language: 'es' }))).toBe('Sí')
  expect(kind.input.safeParse('yes').error?.issues[0]?.message).toBe('bad-yes-no')
  expect(kind.matches(null, 'is', false, { currency: 'EUR' })).toBe(false)
})
