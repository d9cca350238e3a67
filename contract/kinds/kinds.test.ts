// What holds for every kind, whatever its values are.
import * as fc from 'fast-check'
import fastJson from 'fast-json-stringify'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { address } from './address.ts'
import { choice } from './choice.ts'
import { countries } from './countries.ts'
import { currencies } from './currencies.ts'
import { day } from './day.ts'
import { domain } from './domain.ts'
import { emails } from './emails.ts'
import { fieldErrorCodes, isEmpty, kindNames, type Kind } from './kind.ts'
import { localText } from './local-text.ts'
import { longText } from './long-text.ts'
import { moment } from './moment.ts'
import { money } from './money.ts'
import { anyContext, FORBIDDEN, nastyText } from './nasty.ts'
import { number } from './number.ts'
import { operandSchema } from './operand.ts'
import { operatorsWithoutValue, type Operator } from './operators.ts'
import { option } from './option.ts'
import { phones } from './phones.ts'
import { reference } from './reference.ts'
import { tags } from './tags.ts'
import { text } from './text.ts'
import { url } from './url.ts'
import { user } from './user.ts'
import { value } from './value.ts'
import { yesNo } from './yes-no.ts'

interface Sample {
  readonly kind: Kind
  /** What clients might send: most of it good. */
  readonly sent: fc.Arbitrary<unknown>
  /** Operands by which its filters are tried; the schemas of operands choose the fitting ones. */
  readonly operands: fc.Arbitrary<unknown>
}

const line = nastyText()
const word = fc.stringMatching(/^[a-zA-Z0-9ñüΩж]{1,12}$/)
const host = fc.array(word, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'))
const email = fc.tuple(fc.oneof(word, line), host).map(([local, name]) => `${local}@${name}`)
const phone = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 999 }), fc.stringMatching(/^\d{4,11}$/))
    .map(([code, rest]) => `+${code}${rest}`),
  fc.stringMatching(/^\+?[\d ()/.-]{3,18}( ext\. ?\d{1,4}|;ext=\d{1,4}|x\d{1,4})?$/),
  fc.stringMatching(/^(\+34|0034|\+1|\+49|\+39 0)[ -]?[2-9]\d{8,9}(;ext=\d{1,3})?$/),
)
const id = fc.uuid()
const ids = fc.array(id, { maxLength: 4 })
const words = fc.oneof(line, word)
const dates = fc.date({
  min: new Date('1000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})
const days = dates.map((date) => date.toISOString().slice(0, 10))
const ranges = fc.tuple(fc.option(days), fc.option(days))
const part = fc.option(nastyText(5))

const samples: readonly Sample[] = [
  { kind: text(), sent: line, operands: words },
  { kind: longText(), sent: nastyText(40), operands: words },
  { kind: localText(), sent: fc.record({ en: line, es: line }, { requiredKeys: [] }), operands: words },
  { kind: emails(), sent: labelled(email), operands: fc.oneof(words, email) },
  { kind: phones(), sent: labelled(phone), operands: fc.oneof(words, phone) },
  { kind: url(), sent: fc.tuple(host, line).map(([name, rest]) => `${name}/${rest}`), operands: words },
  { kind: domain(), sent: host, operands: words },
  ...[0, 2, 3, 6].map((decimals) => ({
    kind: number({ decimals }),
    sent: fc.integer({ min: -1e12, max: 1e12 }).map((units) => Number(`${units}e-${decimals}`)),
    operands: fc.oneof(fc.integer(), fc.double({ noNaN: true }), fc.tuple(fc.integer(), fc.integer())),
  })),
  {
    kind: money(),
    sent: fc.record({ amount: fc.maxSafeInteger(), currency: fc.constantFrom(...currencies) }),
    operands: fc.oneof(fc.maxSafeInteger(), fc.tuple(fc.integer(), fc.integer())),
  },
  { kind: yesNo(), sent: fc.boolean(), operands: fc.boolean() },
  { kind: day(), sent: days, operands: ranges },
  { kind: moment(), sent: dates.map((date) => date.toISOString()), operands: ranges },
  {
    kind: choice({ a: { en: 'One', es: 'Uno' }, b: { en: 'Two', es: 'Dos' } }),
    sent: fc.constantFrom('a', 'b'),
    operands: fc.constantFrom(['a'], ['a', 'b']),
  },
  { kind: option({ list: 'contactStatus' }), sent: id, operands: ids },
  { kind: reference({ entity: 'company' }), sent: id, operands: ids },
  { kind: user(), sent: id, operands: ids },
  { kind: tags({ list: 'tag' }), sent: ids, operands: ids },
  {
    kind: address(),
    sent: fc.record({
      line1: part,
      line2: part,
      city: part,
      region: part,
      postcode: part,
      country: fc.option(fc.constantFrom(...countries)),
    }),
    operands: words,
  },
  { kind: value(), sent: fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.boolean(), ids), operands: words },
]

function labelled(value: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  const entry = fc.oneof(value, fc.record({ value }), fc.record({ value, label: fc.option(nastyText(4)) }))
  return fc.oneof(value, fc.array(entry, { maxLength: 4 }))
}

/** Stored values: what `input` makes of what is sent, where it takes it. */
function stored({ kind, sent }: Sample): fc.Arbitrary<unknown> {
  return sent
    .map((value) => kind.input.safeParse(value))
    .filter((read) => read.success && !isEmpty(read.data))
    .map((read) => read.data)
}

test('no kind is forgotten', () => {
  expect([...new Set(samples.map(({ kind }) => kind.name))]).toEqual([...kindNames])
})

describe.each(samples)('$kind.name $kind.options', (sample) => {
  const { kind, sent, operands } = sample
  const value = stored(sample)

  test('cells read back what they show, in every language and zone', () => {
    fc.assert(
      fc.property(value, anyContext, (x, context) => {
        // A national number gets its country when a cell is read, so there the reading is what must be stable.
        const settled = kind.name === 'phones' ? through(kind, x, context) : x
        expect(kind.parse(kind.print(settled, context), context)).toEqual({ ok: true, value: settled })
        expect(kind.parse(` ${kind.print(settled, context).trim()} `, context)).toEqual({
          ok: true,
          value: settled,
        })
      }),
    )
  })

  test('reading input twice changes nothing more', () => {
    fc.assert(
      fc.property(value, (x) => {
        expect(kind.input.parse(x)).toEqual(x)
      }),
    )
  })

  test('values survive JSON and the compiled serialiser, and the schema of the wire fits them', () => {
    const schema = z.toJSONSchema(kind.wire, { io: 'output', target: 'draft-7', unrepresentable: 'any' })
    const stringify = fastJson({ ...schema } as fastJson.AnySchema)
    fc.assert(
      fc.property(value, (x) => {
        expect(JSON.parse(JSON.stringify(x))).toEqual(x)
        expect(JSON.parse(stringify(x))).toEqual(x)
        expect(kind.wire.parse(x)).toEqual(x)
      }),
    )
  })

  test('the schema of the wire leaves nothing open', () => {
    const schema = z.toJSONSchema(kind.wire, { io: 'output', target: 'draft-7', unrepresentable: 'any' })
    expect(openParts(schema)).toEqual([])
  })

  test('whatever is sent or pasted, a refusal carries a known code', () => {
    const anything = fc.oneof(sent, fc.anything(), nastyText())
    fc.assert(
      fc.property(anything, (x) => {
        const read = x == null ? undefined : kind.input.safeParse(x)
        for (const issue of read?.error?.issues ?? []) expect(fieldErrorCodes).toContain(issue.message)
      }),
    )
    fc.assert(
      fc.property(nastyText(), anyContext, (cell, context) => {
        const read = kind.parse(cell, context)
        expect(read.ok ? kind.input.parse(read.value) : null).toEqual(read.ok ? read.value : null)
        expect(read.ok || fieldErrorCodes.includes(read.code)).toBe(true)
      }),
    )
  })

  test('filters: emptiness, negations and what an empty field answers', () => {
    const matches = (x: unknown, operator: Operator, operand?: unknown) =>
      kind.matches(x, operator, operand, { currency: 'EUR' })
    fc.assert(
      fc.property(value, operands, (x, operand) => {
        expect(kind.same(x, x)).toBe(true)
        expect([matches(x, 'isEmpty'), matches(x, 'isNotEmpty')]).toEqual([false, true])
        expect([matches(kind.empty, 'isEmpty'), matches(kind.empty, 'isNotEmpty')]).toEqual([true, false])
        for (const [positive, negative] of OPPOSITES) {
          if (!kind.operators.includes(negative) || !operandSchema(kind, negative).safeParse(operand).success)
            continue
          expect(matches(x, negative, operand)).toBe(!matches(x, positive, operand))
          expect([matches(kind.empty, positive, operand), matches(kind.empty, negative, operand)]).toEqual([
            false,
            true,
          ])
        }
      }),
    )
  })

  test('every operator has an operand, and no other operator is taken', () => {
    for (const operator of kind.operators) {
      const schema = operandSchema(kind, operator)
      expect(schema.safeParse({ $where: 1 }).success).toBe(false)
      expect(schema.safeParse(undefined).success).toBe(operatorsWithoutValue.has(operator))
    }
    expect(operandSchema(kind, 'range').safeParse([null, null]).error?.issues[0]?.message).toBe(
      'bad-operator',
    )
  })
})

const OPPOSITES: readonly (readonly [Operator, Operator])[] = [
  ['is', 'isNot'],
  ['contains', 'notContains'],
  ['isAnyOf', 'isNoneOf'],
  ['hasAnyOf', 'hasNoneOf'],
]

function through(kind: Kind, value: unknown, context: Parameters<Kind['print']>[1]): unknown {
  const read = kind.parse(kind.print(value, context), context)
  return read.ok ? read.value : read
}

/** Paths of a JSON Schema where a serialiser would have to guess. */
function openParts(schema: unknown, path = '$'): string[] {
  if (typeof schema !== 'object' || schema === null) return [path]
  if ('anyOf' in schema && Array.isArray(schema.anyOf))
    return schema.anyOf.flatMap((inner, index) => openParts(inner, `${path}|${index}`))
  if (!('type' in schema)) return [path]
  if (schema.type === 'array') return openParts('items' in schema ? schema.items : undefined, `${path}[]`)
  if (schema.type !== 'object') return []
  const closed = 'additionalProperties' in schema && schema.additionalProperties === false
  const properties = 'properties' in schema ? Object.entries(schema.properties ?? {}) : []
  return [
    ...(closed ? [] : [path]),
    ...properties.flatMap(([name, inner]) => openParts(inner, `${path}.${name}`)),
  ]
}

describe('control characters, NUL and halves of characters are refused', () => {
  test.each([
    [text(), (bad: string) => `a${bad}b`, 'bad-text'],
    [longText(), (bad: string) => `a${bad}b`, 'bad-text'],
    [localText(), (bad: string) => ({ en: `a${bad}b` }), 'bad-text'],
    [emails(), (bad: string) => `a${bad}b@x.com`, 'bad-email'],
    [emails(), (bad: string) => `ab@x${bad}y.com`, 'bad-email'],
    [emails(), (bad: string) => [{ value: 'a@x.com', label: `a${bad}b` }], 'bad-text'],
    [phones(), (bad: string) => `+49 30${bad} 123456`, 'bad-phone'],
    [url(), (bad: string) => `https://x.com/${bad}b`, 'bad-url'],
    [domain(), (bad: string) => `a${bad}b.com`, 'bad-url'],
    [address(), (bad: string) => ({ city: `a${bad}b` }), 'bad-text'],
  ] as const)('%o', (kind: Kind, send: (bad: string) => unknown, code: string) => {
    const codes = FORBIDDEN.map((bad) => kind.input.safeParse(send(bad)).error?.issues[0]?.message)
    expect(codes).toEqual(FORBIDDEN.map(() => code))
  })
})
