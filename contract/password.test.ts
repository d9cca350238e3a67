import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commonPasswords } from './common-passwords.ts'
import { passwordProblem, passwordStrength } from './password.ts'

const ann = ['Ann Smith', 'asmith', 'ann.smith@northwind.example', 'Northwind Traders']

describe('S16: what is refused, and why', () => {
  test.each([
    ['', 'too-short'],
    ['1234567', 'too-short'],
    ['😀😀😀😀', 'too-short'],
    ['73920164', 'digits-only'],
    ['٣٤٥٦٧٨٩٠', 'digits-only'],
    ['password', 'common-password'],
    ['PassWord1', 'common-password'],
    ['Passw0rd!', 'common-password'],
    ['P@ssw0rd2026', 'common-password'],
    ['!!dragon!!', 'common-password'],
    ['Contraseña', 'common-password'],
    ['contraseña1', 'common-password'],
    ['Te.quiero99', 'common-password'],
    ['realmadrid1', 'common-password'],
    ['qwertyuiop', 'common-password'],
    ['poiuytrewq', 'common-password'],
    ['1qaz2wsx3edc', 'common-password'],
    ['asdfghjk', 'common-password'],
    ['abcdefgh', 'common-password'],
    ['zyxwvuts', 'common-password'],
    ['aaaaaaaaaaaa', 'common-password'],
    ['abababab', 'common-password'],
    ['lunalunaluna', 'common-password'],
    ['aaaabbbbcccc', 'common-password'],
    ['abcd1234', 'common-password'],
    ['annsmith', 'like-your-data'],
    ['AnnSmith2026', 'like-your-data'],
    ['smith-ann!', 'like-your-data'],
    ['htimsnna1', 'like-your-data'],
    ['N0rthw1nd', 'like-your-data'],
    ['northwindtraders', 'like-your-data'],
    ['asmith.1999', 'like-your-data'],
  ])('%s: %s', (password, code) => {
    expect(passwordProblem(password, ann)).toBe(code)
    expect(passwordStrength(password, ann)).toBe(0)
  })

  test.each([
    'correct horse battery',
    'smithereens of glass',
    'mañana-será-otro',
    '7 green kettles',
    'u4$kTz9!',
    'пароль-длинный',
  ])('%s is taken', (password) => expect(passwordProblem(password, ann)).toBeUndefined())
})

test('S16: strength grows with what a guesser has to find', () => {
  expect(passwordStrength('u4$kTz9!', ann)).toBe(2)
  expect(passwordStrength('kettle-moth', ann)).toBe(2)
  expect(passwordStrength('three green kettles', ann)).toBe(4)
  expect(passwordStrength('xkwqpzrt', ann)).toBe(1)
})

const anyText = fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 200 }))

test('S16: any text has an answer, and the meter is at nothing exactly where it is refused', () => {
  fc.assert(
    fc.property(anyText, fc.array(anyText, { maxLength: 5 }), (password, about) => {
      const refused = passwordProblem(password, about) !== undefined
      expect(passwordStrength(password, about) === 0).toBe(refused)
    }),
  )
})

test('S16: a common one stays common in capitals and with up to three digits or signs behind it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...commonPasswords),
      fc.string({ unit: fc.constantFrom('1', '2', '0', '!', '.', '-'), maxLength: 3 }),
      fc.boolean(),
      (word, tail, loud) => {
        const password = (loud ? word.toUpperCase() : word) + tail
        expect(['too-short', 'common-password']).toContain(passwordProblem(password, []))
      },
    ),
  )
})

test('S16: one run and one repeated part are refused at any length', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('abcdxyz')), minLength: 1, maxLength: 5 }),
      (part) => {
        expect(passwordProblem(part.repeat(8), [])).toBe('common-password')
      },
    ),
  )
})

test('S16: whatever people are called, their name with a year is refused', () => {
  const name = fc.string({
    unit: fc.constantFrom(...Array.from('abdeghiklmnorstuvéñß')),
    minLength: 5,
    maxLength: 30,
  })
  fc.assert(
    fc.property(name, fc.integer({ min: 1950, max: 2026 }), (given, year) => {
      expect(passwordProblem(`${given}${year}`, [given])).not.toBeUndefined()
      expect(passwordProblem(`${year}${given.toUpperCase()}`, [given])).not.toBeUndefined()
    }),
  )
})

test('S16: twelve random letters pass, whoever asks', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
      const password = Buffer.from(bytes).toString('base64url')
      // Sixteen random letters hold a run of eleven less often than once in a universe; small numbers are what fast-check likes.
      fc.pre(new Set(password).size > 9)
      expect(passwordProblem(password, ann)).toBeUndefined()
    }),
  )
})
