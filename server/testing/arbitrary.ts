// Random values and filters of any field, nasty ones included: for property tests of the record engine.
import type { Entity, Field } from '#contract/entity.ts'
import type { Kind } from '#contract/kinds/kind.ts'
import { nastyText } from '#contract/kinds/nasty.ts'
import type { Operator } from '#contract/kinds/operators.ts'
import type { Condition, Filter } from '#contract/query.ts'
import * as fc from 'fast-check'

/** Ids that references may take, by what they refer to. */
export interface Targets {
  readonly options: (list: string) => readonly string[]
  readonly members: readonly string[]
  readonly records: (entity: string) => readonly string[]
}

const words = fc.constantFrom(
  'Ann',
  'ÁNN',
  'Straße',
  'strasse',
  'o',
  'ø',
  'Ł',
  'a b',
  'a  b',
  '%',
  '_',
  '\\',
  "'",
  'Zoë',
  'İ',
  'x@y',
  '0',
)
const text = fc.oneof({ weight: 4, arbitrary: words }, nastyText(4))
const days = fc.constantFrom(
  '2026-01-01',
  '2026-03-01',
  '2026-03-02',
  '2026-02-28',
  '2024-02-29',
  '1000-01-01',
  '9999-12-31',
  '2026-12-31',
)
const amounts = fc.constantFrom(-100, -1, 0, 1, 2, 99, 100, 101, 123_456_789)
const mails = fc.constantFrom('a@x.example', 'A@X.example', 'ann+tag@sub.x.example', 'zoë@y.example')
const numbers = fc.constantFrom(
  '+49 30 123456',
  '030 123456',
  '+44 20 7946 0958',
  '112',
  '0176-555 666',
  '(01) 234567',
)

/** What a client might send for a field; some of it is refused by the kind, which is the caller's to see. */
export function fieldValue(field: Field, targets: Targets): fc.Arbitrary<unknown> {
  const { kind } = field
  return field.required
    ? contentOf(kind, targets)
    : fc.oneof(
        { weight: 1, arbitrary: fc.constant(kind.empty) },
        { weight: 3, arbitrary: contentOf(kind, targets) },
      )
}

function contentOf(kind: Kind, targets: Targets): fc.Arbitrary<unknown> {
  switch (kind.name) {
    case 'emails':
      return fc.array(mails, { minLength: 1, maxLength: 3 })
    case 'phones':
      return fc.array(numbers, { minLength: 1, maxLength: 3 })
    case 'url':
      return fc.constantFrom('https://example.com/a', 'http://Ex.com', 'example.org/Ä?q=1')
    case 'domain':
      return fc.constantFrom('example.com', 'Sub.Example.org', 'x.example')
    case 'number':
      return fc.constantFrom(0, 1, 2, 99, 100, 101, 123_456)
    case 'money':
      return fc.record({ amount: amounts, currency: fc.constantFrom('EUR', 'USD') })
    case 'yesNo':
      return fc.boolean()
    case 'day':
      return days
    case 'moment':
      return days.map((day) => `${day}T23:30:00.000Z`)
    case 'choice':
      return fc.constantFrom(...(kind.options.choices ?? []))
    case 'option':
      return fc.constantFrom(...targets.options(kind.options.list ?? ''))
    case 'tags':
      return fc.subarray([...targets.options(kind.options.list ?? '')])
    case 'user':
      return fc.constantFrom(...targets.members)
    case 'reference':
      return targets.records(kind.options.entity ?? '').length === 0
        ? fc.constant(null)
        : fc.constantFrom(...targets.records(kind.options.entity ?? ''))
    case 'address':
      return fc.record({
        line1: fc.option(words),
        line2: fc.constant(null),
        city: fc.option(text),
        region: fc.constant(null),
        postcode: fc.option(fc.constantFrom('10115', 'SW1')),
        country: fc.option(fc.constantFrom('DE', 'ES')),
      })
    case 'localText':
      return fc.record({ en: text, es: text }, { requiredKeys: [] })
    default:
      return text
  }
}

/** A condition as a client might send it. */
export function condition(entity: Entity, targets: Targets): fc.Arbitrary<Condition> {
  const each = Object.entries(entity.fields).flatMap(([field, def]) =>
    def.kind.operators.map((op) =>
      operand(def.kind, op, targets).map((value): Condition =>
        value === undefined ? { field, op } : { field, op, value },
      ),
    ),
  )
  return fc.oneof(...each)
}

/** Conditions under and, or and not. */
export function filter(entity: Entity, targets: Targets): fc.Arbitrary<Filter> {
  const { tree } = fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'filter' },
      condition(entity, targets),
      fc.record({ and: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ or: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  }))
  return tree
}

const span = fc.record({
  n: fc.integer({ min: 0, max: 5000 }),
  unit: fc.constantFrom('day', 'week', 'month', 'year'),
})
const when = fc.oneof(
  days,
  fc.constantFrom('today', 'yesterday', 'thisWeek', 'lastMonth', 'nextQuarter', 'thisYear', 'lastYear'),
)

function operand(kind: Kind, op: Operator, targets: Targets): fc.Arbitrary<unknown> {
  if (op === 'isEmpty' || op === 'isNotEmpty') return fc.constant(undefined)
  if (op === 'inLast' || op === 'inNext' || op === 'olderThan') return span
  if (kind.name === 'day' || kind.name === 'moment') return op === 'between' ? fc.tuple(days, days) : when
  if (kind.name === 'number' || kind.name === 'money')
    return op === 'between' ? fc.tuple(amounts, amounts) : amounts
  if (kind.name === 'yesNo') return fc.boolean()
  if (op === 'inCategory') return fc.subarray(['lead', 'prospect', 'customer', 'other'], { minLength: 1 })
  if (kind.name === 'choice') return fc.subarray([...(kind.options.choices ?? [])], { minLength: 1 })
  if (kind.name === 'user') return fc.subarray([...targets.members, 'me', 'myTeam'], { minLength: 1 })
  if (kind.name === 'option' || kind.name === 'tags')
    return fc.subarray([...targets.options(kind.options.list ?? '')], { minLength: 1 })
  if (kind.name === 'reference')
    return fc.subarray(
      [...targets.records(kind.options.entity ?? ''), '00000000-0000-4000-8000-000000000001'],
      { minLength: 1 },
    )
  if (kind.name === 'phones')
    return fc.constantFrom('030', '123456', '+49', '0049 30', '112', '7946 09', '0176')
  return kind.name === 'emails' ? fc.oneof(mails, fc.constantFrom('@x', 'ann', 'example', '+')) : text
}
