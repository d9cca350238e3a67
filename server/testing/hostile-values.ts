// Values that break naive code, and values that nearly fit, for the generator of hostile requests.
import * as fc from 'fast-check'
import type { Schema } from './json-schema.ts'

/** Things that exist, by the name of the field that could hold them; `any` for all other names. */
export type Hints = Readonly<Record<string, readonly unknown[]>>

const texts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u0007',
  '\ud800',
  'x\udc00y',
  '\ufeff',
  '\u202e',
  'é',
  'e\u0301',
  'ﬁ',
  'İ',
  'ß',
  '👩‍👩‍👧',
  '𝒳',
  '-',
  '--',
  "'",
  '"',
  '\\',
  '%',
  '_',
  '%00',
  '$1',
  '${x}',
  '{{x}}',
  "' or 1=1 --",
  '"; drop table x; --',
  '<script>alert(1)</script>',
  '=1+1',
  '../../etc/passwd',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '0000-00-00',
  '0000-01-01',
  '0001-01-01',
  '0999-12-31',
  '1000-01-01',
  '2026-02-30',
  '9999-12-31',
  '+275760-09-13',
  '275760-09-13',
  '275760-09-13T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999-14:00',
  '2026-03-04T05:06:07.890123456Z',
  '1e400',
  '9223372036854775808',
  '-9223372036854775809',
  'today',
  'me',
  'myTeam',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
  '{}',
  '[]',
  'a@b.example',
  'a@@b',
  '+34612345678',
  '00000000',
  '+0',
  'https://x.example/é',
  'javascript:alert(1)',
  'EUR',
  'ZZZ',
  'Europe/Madrid',
  '2026-01-31',
]
const numbers: readonly number[] = [
  0,
  -0,
  1,
  -1,
  7,
  0.1,
  1e-7,
  1e21,
  1e300,
  -1e300,
  2 ** 31,
  2 ** 53,
  -(2 ** 53),
  2 ** 63,
  2 ** 64,
  1e15,
  9999999999.999,
  5e-324,
]

/** Scalars that seldom fit. Long ones are rare, since they are slow to look at. */
export const scalar: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...texts) },
  { weight: 3, arbitrary: fc.constantFrom(...numbers) },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.integer({ min: 10, max: 20_000 }).map((length) => 'ab '.repeat(length)) },
)

/** Names of members, some of which mean something to JavaScript or to the server. */
const key = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    '',
    'id',
    'name',
    'and',
    'or',
    'not',
    'field',
    'op',
    'value',
    'ownerId',
    'workspaceId',
    'version',
    'nameKey',
    'folded',
    'can',
  ),
  fc.string({ maxLength: 8 }),
)

/** Any JSON, with keys that mean something to JavaScript. */
export const anything: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries) => ownObject(entries)),
  ),
})).value
/** `__proto__` becomes a key like others, as JSON has it. */
function ownObject(entries: readonly (readonly [string, unknown])[]): unknown {
  const made: Record<string, unknown> = {}
  for (const [name, value] of entries)
    Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true })
  return made
}

/** A value that the schema takes, or nearly: now and then something else stands in its place. */
export function nearly(
  schema: Schema,
  resolve: (reference: string) => Schema,
  hints: Hints,
  name = '',
  depth = 0,
): fc.Arbitrary<unknown> {
  const fitting = depth > 6 ? fc.constant(null) : fits(schema, resolve, hints, name, depth)
  const hinted = hints[name]
  return fc.oneof(
    { weight: hinted ? 6 : 30, arbitrary: fitting },
    { weight: hinted ? 120 : 0, arbitrary: hinted ? fc.constantFrom(...hinted) : fc.constant(null) },
    { weight: 2, arbitrary: scalar },
    { weight: 1, arbitrary: anything },
  )
}

function fits(
  schema: Schema,
  resolve: (reference: string) => Schema,
  hints: Hints,
  name: string,
  depth: number,
): fc.Arbitrary<unknown> {
  const inner = (each: Schema, its = name) => nearly(each, resolve, hints, its, depth + 1)
  if (typeof schema['$ref'] === 'string')
    return fits(resolve(schema['$ref']), resolve, hints, name, depth + 1)
  if (Array.isArray(schema['anyOf']))
    return fc.oneof(...(schema['anyOf'] as Schema[]).map((each) => inner(each)))
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]))
  if ('const' in schema) return fc.constant(schema['const'])
  const types = Array.isArray(schema['type']) ? schema['type'] : [schema['type']]
  return fc.oneof(...types.map((type) => ofType(String(type), schema, inner, hints)))
}

function ofType(
  type: string,
  schema: Schema,
  inner: (schema: Schema, name?: string) => fc.Arbitrary<unknown>,
  hints: Hints,
): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return fc.oneof(
        fc.constantFrom(...(hints['any'] ?? ['x'])),
        fc.constantFrom(...texts),
        fc.string({ minLength: 1, maxLength: 12 }),
      )
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constantFrom(...numbers))
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(inner((schema['items'] ?? {}) as Schema), { maxLength: 3 })
    case 'object':
      return objectOf(schema, inner)
    default:
      return scalar
  }
}

function objectOf(
  schema: Schema,
  inner: (schema: Schema, name?: string) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)
  const required = (schema['required'] ?? []) as readonly string[]
  const members = Object.fromEntries(properties.map(([name, each]) => [name, inner(each, name)]))
  const optional = properties.map(([name]) => name).filter((name) => !required.includes(name))
  const chosen = fc.subarray(optional, { maxLength: Math.min(6, optional.length) })
  const whole = fc.record(members)
  return fc
    .tuple(whole, chosen, fc.integer({ min: 0, max: 40 }), key)
    .map(([values, some, chance, extra]) => {
      const kept = [...(chance === 1 ? [] : required), ...some].map((name) => [name, values[name]] as const)
      return ownObject(chance === 0 ? [...kept, [extra, 1]] : kept)
    })
}
