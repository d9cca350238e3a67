import { expect, test } from 'vitest'
import { z } from 'zod'
import { choice } from './choice.ts'
import { day } from './day.ts'
import { emails } from './emails.ts'
import type { Kind } from './kind.ts'
import { moment } from './moment.ts'
import { money } from './money.ts'
import { number } from './number.ts'
import { operandSchema } from './operand.ts'
import { operatorsWithoutValue, type Operator } from './operators.ts'
import { option } from './option.ts'
import { phones } from './phones.ts'
import { reference } from './reference.ts'
import { tags } from './tags.ts'
import { text } from './text.ts'
import { user } from './user.ts'
import { yesNo } from './yes-no.ts'

const A = '018f0000-0000-7000-8000-00000000000a'
const B = '018f0000-0000-7000-8000-00000000000b'
const colour = choice({ red: { en: 'Red', es: 'Rojo' }, blue: { en: 'Blue', es: 'Azul' } })
const many = Array.from({ length: 201 }, () => A)

const taken: readonly [Kind, Operator, unknown][] = [
  [text(), 'contains', 'x'],
  [text(), 'is', 'x'.repeat(200)],
  [emails(), 'startsWith', '@x'],
  [phones(), 'contains', '0 20'],
  [number(), 'is', 1.5],
  [number(), 'between', [1, 2]],
  [money(), 'gt', 100],
  [money(), 'between', [1, 2]],
  [yesNo(), 'is', false],
  [day(), 'on', 'lastWeek'],
  [day(), 'before', '2026-03-04'],
  [moment(), 'between', ['2026-03-04', '2026-03-05']],
  [moment(), 'inLast', { n: 2, unit: 'week' }],
  [day(), 'olderThan', { n: 0, unit: 'day' }],
  [colour, 'isAnyOf', ['red']],
  [option({ list: 'contactStatus' }), 'inCategory', ['lead', 'customer']],
  [option({ list: 'contactStatus' }), 'isNoneOf', [A]],
  [user(), 'isAnyOf', ['me', 'myTeam', A]],
  [tags({ list: 'tag' }), 'hasAllOf', [A, B]],
  [reference({ entity: 'company' }), 'isAnyOf', many.slice(1)],
  [text(), 'isEmpty', undefined],
]
test.each(taken.map((each) => [title(...each), ...each] as const))(
  '%s',
  (_title, kind, operator, operand) => {
    expect(operandSchema(kind, operator).parse(operand)).toEqual(operand)
  },
)

const refused: readonly [Kind, Operator, unknown, string][] = [
  [text(), 'contains', '', 'bad-value'],
  [text(), 'contains', ' \n', 'bad-value'],
  [text(), 'contains', '\u0301', 'bad-value'],
  [text(), 'contains', 'a\0', 'bad-value'],
  [text(), 'contains', 'a\ud800', 'bad-value'],
  [text(), 'contains', 'x'.repeat(201), 'bad-value'],
  [text(), 'contains', ['x'], 'bad-value'],
  [text(), 'gt', 5, 'bad-operator'],
  [phones(), 'is', 'abc', 'bad-value'],
  [number(), 'is', '5', 'bad-value'],
  [number(), 'lt', Number.POSITIVE_INFINITY, 'bad-value'],
  [number(), 'between', [1], 'bad-value'],
  [number(), 'between', [1, 2, 3], 'bad-value'],
  [money(), 'is', 1.5, 'bad-value'],
  [money(), 'is', { amount: 1, currency: 'EUR' }, 'bad-value'],
  [yesNo(), 'is', 'yes', 'bad-value'],
  [day(), 'on', 'someday', 'bad-day'],
  [day(), 'on', '0000-01-01', 'bad-day'],
  [day(), 'between', ['2026-03-04', '2026-02-30'], 'bad-day'],
  [day(), 'inLast', { n: -1, unit: 'day' }, 'bad-value'],
  [day(), 'inLast', { n: 1, unit: 'hour' }, 'bad-value'],
  [day(), 'inLast', { n: 1, unit: 'day', x: 1 }, 'bad-value'],
  [day(), 'range', [null, null], 'bad-operator'],
  [colour, 'isAnyOf', ['green'], 'bad-choice'],
  [colour, 'isAnyOf', [], 'bad-value'],
  [option({ list: 'contactStatus' }), 'inCategory', ['won'], 'bad-choice'],
  [option({ list: 'source' }), 'inCategory', ['lead'], 'bad-choice'],
  [option({ list: 'source' }), 'isAnyOf', ['me'], 'unknown-reference'],
  [user(), 'isAnyOf', ['you'], 'unknown-reference'],
  [tags({ list: 'tag' }), 'hasAnyOf', many, 'too-many'],
  [tags({ list: 'tag' }), 'isEmpty', true, 'bad-value'],
]
test.each(
  refused.map(
    ([kind, operator, operand, code]) =>
      [title(kind, operator, operand), kind, operator, operand, code] as const,
  ),
)('%s is refused', (_title, kind, operator, operand, code) => {
  expect(operandSchema(kind, operator).safeParse(operand).error?.issues[0]?.message).toBe(code)
})

test('every operand can be published as JSON Schema', () => {
  for (const kind of new Set(taken.map(([each]) => each))) {
    for (const operator of kind.operators) {
      const schema = z.toJSONSchema(operandSchema(kind, operator), { io: 'input', unrepresentable: 'any' })
      expect([kind.name, operator, Object.keys(schema).length > 1]).toEqual([
        kind.name,
        operator,
        !operatorsWithoutValue.has(operator),
      ])
    }
  }
})

function title(kind: Kind, operator: Operator, operand: unknown): string {
  return `${kind.name} ${operator} ${(JSON.stringify(operand) ?? 'nothing').slice(0, 60)}`
}
