// A value as a reader says it, in one text: for sentences of the history and for comparing two values.
import type { Field } from '#contract/entity.ts'
import type { Address } from '#contract/kinds/address.ts'
import { type CellContext, isEmpty, type KindName } from '#contract/kinds/kind.ts'
import type { Labelled } from '#contract/kinds/labelled.ts'
import type { Money } from '#contract/kinds/money.ts'
import { formatPhone } from '#contract/kinds/phones.ts'
import type { Format } from '#web/ui/format.ts'
import { addressLine } from './address-line.ts'

/** The reader: their words for ids, their way of writing numbers and days. */
export interface Reader {
  readonly context: CellContext
  readonly format: Format
  /** Said for what the reader may not see or what is gone. */
  readonly hidden: string
}

/** Empty for a value without content. */
export function valueWords(field: Field, value: unknown, reader: Reader): string {
  if (isEmpty(value)) return ''
  const written = writers[field.kind.name]
  if (written) return written(value, reader)
  return field.kind.print(value, hiding(reader))
}

/** Names of the ids of a set, in the reader's order. */
export function namesOf(field: Field, ids: readonly string[], { context, hidden }: Reader): string[] {
  const source = { of: 'option', list: field.kind.options.list ?? '' } as const
  return ids.map((id) => context.label(source, id) ?? hidden).toSorted((a, b) => a.localeCompare(b))
}

type Writer = (value: unknown, reader: Reader) => string

/** Kinds that a spreadsheet writes otherwise than a sentence. Their values come from the server, which checked them. */
const writers: Partial<Record<KindName, Writer>> = {
  day: (value, { format }) => format.day(value as string),
  moment: (value, { format }) => format.moment(value as string),
  number: (value, { format }) => format.number(value as number),
  money: (value, { format }) => {
    const { amount, currency } = value as Money
    return format.moneyShort(amount, currency)
  },
  phones: (value, { context }) =>
    withLabels(value as Labelled[], (phone) => formatPhone(phone, context.country)),
  emails: (value) => withLabels(value as Labelled[], (email) => email),
  address: (value, { context }) => addressLine(value as Address, context.language),
}

function withLabels(list: readonly Labelled[], write: (value: string) => string): string {
  return list
    .map(({ value, label }) => (label === null ? write(value) : `${write(value)} (${label})`))
    .join(', ')
}

/** Ids never show: what has no name for this reader is said to be hidden. */
function hiding({ context, hidden }: Reader): CellContext {
  return { ...context, label: (source, id) => context.label(source, id) ?? hidden }
}
