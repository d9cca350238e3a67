// A filter in words: "Status is Lead or Customer". Pure, so that every operator is tested in both languages.
import { optionList } from '#contract/entities/option-lists.ts'
import { type CellContext, type Kind, type LabelSource } from '#contract/kinds/kind.ts'
import {
  operatorsWithoutValue,
  type Operator,
  periods,
  type Span,
  spanSchema,
} from '#contract/kinds/operators.ts'
import type { Condition, Filter } from '#contract/query.ts'
import type { Format } from '#web/ui/format.ts'
import type { FilterField } from './filter-fields.ts'
import type { ListText } from './list-text.ts'

/** Who reads: their words, their way of writing numbers and days, their names for ids. */
export interface FilterReader {
  readonly text: ListText
  readonly format: Format
  readonly context: CellContext
  readonly fields: readonly FilterField[]
}

/** The whole filter on one line; groups within groups stand in brackets. */
export function filterWords(filter: Filter, reader: FilterReader): string {
  return words(filter, reader, false)
}

function words(filter: Filter, reader: FilterReader, isInside: boolean): string {
  const { text } = reader
  if ('not' in filter) return text('filter.not', { words: words(filter.not, reader, false) })
  if (!('and' in filter) && !('or' in filter)) return conditionWords(filter, reader)
  const parts = 'and' in filter ? filter.and : filter.or
  const [only, ...more] = parts
  if (only === undefined) return text('filter.everything')
  if (more.length === 0) return words(only, reader, isInside)
  const link = ` ${text('and' in filter ? 'filter.and' : 'filter.or')} `
  const whole = parts.map((part) => words(part, reader, true)).join(link)
  return isInside ? `(${whole})` : whole
}

/** One condition: field, operator, value. */
export function conditionWords(condition: Condition, reader: FilterReader): string {
  const { text, context, fields } = reader
  const field = fields.find(({ name }) => name === condition.field)
  const label = field?.label[context.language] ?? condition.field
  const operator = operatorWords(condition.op, text)
  if (operatorsWithoutValue.has(condition.op)) return `${label} ${operator}`
  const value = field ? operandWords(field.kind, condition, reader) : String(condition.value)
  return `${label} ${operator} ${value}`
}

export function operatorWords(op: Operator, text: ListText): string {
  return op === 'range' ? '' : text(`filter.op.${op}`)
}

function operandWords(kind: Kind, { op, value }: Condition, reader: FilterReader): string {
  const { text, format } = reader
  switch (kind.name) {
    case 'yesNo':
      return text(value === true ? 'filter.yes' : 'filter.no')
    case 'number':
      return spread(value, reader, (each) => format.number(Number(each)))
    case 'money':
      return spread(value, reader, (each) => format.moneyShort(Number(each), reader.context.currency))
    case 'day':
    case 'moment':
      return timeWords(value, reader)
    case 'choice':
    case 'option':
    case 'user':
    case 'reference':
    case 'tags':
      return listWords(kind, op, value, reader)
    case 'text':
    case 'longText':
    case 'localText':
    case 'url':
    case 'domain':
    case 'address':
    case 'emails':
    case 'phones':
      return text('filter.quoted', { words: String(value) })
    case 'value':
      return ''
  }
}

/** One value, or from one to another. */
function spread(value: unknown, { text }: FilterReader, write: (each: unknown) => string): string {
  if (!Array.isArray(value)) return write(value)
  const [from, to]: readonly unknown[] = value
  return text('filter.fromTo', { from: write(from), to: write(to) })
}

function timeWords(value: unknown, reader: FilterReader): string {
  const span = spanSchema.safeParse(value)
  if (span.success) return spanWords(span.data, reader.text)
  return spread(value, reader, (each) => dayWords(String(each), reader))
}

export function spanWords({ n, unit }: Span, text: ListText): string {
  return text(`filter.span.${unit}`, { count: n })
}

function dayWords(value: string, { text, format }: FilterReader): string {
  const period = periods.find((each) => each === value)
  if (period) return text(`filter.period.${period}`)
  return /^\d{4}-\d\d-\d\d$/.test(value) ? format.day(value) : value
}

function listWords(kind: Kind, op: Operator, value: unknown, reader: FilterReader): string {
  const ids: readonly unknown[] = Array.isArray(value) ? value : [value]
  const names = ids.map((id) => nameWords(kind, op, String(id), reader))
  const type = op === 'hasAllOf' ? 'conjunction' : 'disjunction'
  return new Intl.ListFormat(reader.format.locale, { type }).format(names)
}

function nameWords(kind: Kind, op: Operator, id: string, { text, context }: FilterReader): string {
  if (op === 'inCategory')
    return optionList(kind.options.list ?? '')?.categories?.[id]?.[context.language] ?? id
  if (kind.name === 'choice') return kind.choiceLabels?.[id]?.[context.language] ?? id
  if (kind.name === 'user' && id === 'me') return text('filter.me')
  if (kind.name === 'user' && id === 'myTeam') return text('filter.myTeam')
  return context.label(sourceOf(kind), id) ?? text('filter.unknown')
}

function sourceOf(kind: Kind): LabelSource {
  const { list = '', entity = '' } = kind.options
  if (kind.name === 'reference') return { of: 'record', entity }
  return kind.name === 'user' ? { of: 'member' } : { of: 'option', list }
}
