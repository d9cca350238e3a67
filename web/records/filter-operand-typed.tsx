// Operands that are typed: text, numbers, amounts. What is typed counts a moment after the last key.
import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { baseAmount, type Money, money } from '#contract/kinds/money.ts'
import { operandSchema } from '#contract/kinds/operand.ts'
import type { CellContext, Kind } from '#contract/kinds/kind.ts'
import { reasonOf } from './widgets/read-value.ts'
import { useEvent } from '#web/ui/use-event.ts'
import type { OperandProps } from './filter-operand.tsx'
import { fieldErrors } from '#contract/errors.ts'

const WAIT_MS = 300

export function TypedOperand({ kind, op, value, label, context, onValue }: OperandProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? write(kind, value, context)
  const read = typed === null ? undefined : readTyped(kind, op, typed, context)
  const isNumeric = kind.name === 'number' || kind.name === 'money'
  const tell = useEvent(() => {
    if (read === undefined) return
    onValue(read.value)
  })
  useEffect(() => {
    if (typed === null) return undefined
    const timer = setTimeout(tell, WAIT_MS)
    return () => clearTimeout(timer)
  }, [typed, tell])
  return (
    <TextInput
      aria-label={label}
      w={isNumeric ? 130 : 200}
      inputMode={isNumeric ? 'decimal' : 'text'}
      autoComplete="off"
      value={shown}
      error={read?.reason}
      rightSection={kind.name === 'money' ? <small>{context.currency}</small> : null}
      rightSectionWidth={kind.name === 'money' ? 44 : 0}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={tell}
      onKeyDown={(event) => {
        if (event.key === 'Enter') tell()
      }}
    />
  )
}

interface ReadOperand {
  readonly value: unknown
  readonly reason?: string
}

/** Blank is not finished and no fault. */
function readTyped(kind: Kind, op: OperandProps['op'], typed: string, context: CellContext): ReadOperand {
  if (typed.trim() === '') return { value: undefined }
  if (kind.name !== 'number' && kind.name !== 'money') {
    const isFit = operandSchema(kind, op).safeParse(typed.trim()).success
    return isFit
      ? { value: typed.trim() }
      : {
          value: undefined,
          reason: fieldErrors[kind.name === 'phones' ? 'bad-phone' : 'bad-value'][context.language],
        }
  }
  const parsed = kind.parse(typed, context)
  if (!parsed.ok) {
    const field = { kind } as Parameters<typeof reasonOf>[0]
    return { value: undefined, reason: reasonOf(field, parsed.code, context.language, parsed.values) }
  }
  const base = kind.name === 'money' ? baseAmount(parsed.value as Money, context.currency) : parsed.value
  return base === null
    ? { value: undefined, reason: fieldErrors['bad-currency'][context.language] }
    : { value: base }
}

function write(kind: Kind, value: unknown, context: CellContext): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return ''
  if (kind.name !== 'money') return String(value)
  const { currency } = context
  return money().print({ amount: value, currency }, context).replace(` ${currency}`, '')
}
