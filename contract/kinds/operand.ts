// What a filter's value must look like for each kind and operator, before anything relative in it is resolved.
import { z } from 'zod'
import { optionList } from '#contract/entities/option-lists.ts'
import { fold } from './fold.ts'
import { idSchema } from './ids.ts'
import type { Kind } from './kind.ts'
import {
  dayOrPeriodSchema,
  daySchema,
  operatorsWithoutValue,
  spanSchema,
  type Operator,
} from './operators.ts'
import { phoneOperand } from './phones.ts'
import { isPlainText } from './text.ts'

const MAX_OPERANDS = 200
/** Stand for ids until the server knows who asks. */
export const userWords = ['me', 'myTeam'] as const

/** Schema of the operand as clients send it; refuses everything where the kind has no such operator. */
export function operandSchema(kind: Kind, operator: Operator): z.ZodType {
  if (!kind.operators.includes(operator)) return noOperand
  if (operatorsWithoutValue.has(operator)) return nothing
  switch (kind.name) {
    case 'number':
      return operator === 'between' ? twoNumbers : oneNumber
    case 'money':
      return operator === 'between' ? twoAmounts : oneAmount
    case 'yesNo':
      return truth
    case 'day':
    case 'moment':
      return timeOperand(operator)
    case 'choice':
      return someOf(kind.options.choices ?? [])
    case 'option':
      return operator === 'inCategory' ? someOf(categoriesOf(kind)) : ids
    case 'reference':
    case 'tags':
      return ids
    case 'user':
      return members
    case 'phones':
      return numbers
    case 'text':
    case 'longText':
    case 'localText':
    case 'url':
    case 'domain':
    case 'address':
    case 'emails':
      return words
    case 'value':
      return noOperand
  }
}

const noOperand = z.never('bad-operator')
const nothing = z.undefined('bad-value')
/** Text of which folding leaves something, as nothing is contained in everything. */
const words = z
  .string('bad-value')
  .max(200, 'bad-value')
  .refine((text) => isPlainText(text) && fold(text) !== '', 'bad-value')
const numbers = words.refine((text) => phoneOperand(text) !== '', 'bad-value')
const oneNumber = z.number('bad-value')
const twoNumbers = z.tuple([oneNumber, oneNumber], 'bad-value')
const oneAmount = z.int('bad-value')
const twoAmounts = z.tuple([oneAmount, oneAmount], 'bad-value')
const truth = z.boolean('bad-value')
const twoDays = z.tuple([daySchema, daySchema], 'bad-value')
const ids = list(idSchema)
const members = list(z.union([z.enum(userWords), idSchema], 'unknown-reference'))

function list(item: z.ZodType): z.ZodType {
  return z.array(item, 'bad-value').min(1, 'bad-value').max(MAX_OPERANDS, 'too-many')
}

function someOf(values: readonly string[]): z.ZodType {
  return list(z.enum(values, 'bad-choice'))
}

function timeOperand(operator: Operator): z.ZodType {
  if (operator === 'between') return twoDays
  return operator === 'on' || operator === 'before' || operator === 'after' ? dayOrPeriodSchema : spanSchema
}

function categoriesOf(kind: Kind): string[] {
  return Object.keys(optionList(kind.options.list ?? '')?.categories ?? {})
}
