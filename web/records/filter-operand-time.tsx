// Operands of dates: a named period, a day, or a length of time.
import { useState } from 'react'
import { type Period, periods, type SpanUnit, spanSchema, spanUnits } from '#contract/kinds/operators.ts'
import { DayField } from '#web/ui/day/day-field.tsx'
import { SelectField } from '#web/ui/select/select-field.tsx'
import css from './filter.module.css'
import type { OperandProps } from './filter-operand.tsx'
import { TypedSpan } from './filter-span.tsx'
import { useListText } from './list-text.ts'

const DAY = 'day'

/** "between" takes days alone; elsewhere a period such as "last month" stays right as time goes on. */
export function DayOperand({ op, value, label, onValue }: OperandProps) {
  const text = useListText()
  const period = periods.find((each) => each === value)
  const [isDay, setDay] = useState(period === undefined)
  const day = typeof value === 'string' && period === undefined ? value : null
  const field = (
    <div className={css['bareLabel']}>
      <DayField label={label} value={day} onChange={(next) => onValue(next ?? undefined)} />
    </div>
  )
  if (op === 'between') return field
  return (
    <>
      <SelectField
        isBare
        label={label}
        width={140}
        value={isDay ? DAY : (period ?? null)}
        options={[
          { value: DAY, label: text('filter.aDay') },
          ...periods.map((each: Period) => ({ value: each, label: text(`filter.period.${each}`) })),
        ]}
        onChange={(next) => {
          setDay(next === DAY)
          onValue(next === DAY ? undefined : (next ?? undefined))
        }}
      />
      {isDay ? field : null}
    </>
  )
}

export function SpanOperand({ value, label, onValue }: OperandProps) {
  const text = useListText()
  const read = spanSchema.safeParse(value)
  const [unit, setUnit] = useState<SpanUnit>(read.success ? read.data.unit : 'day')
  const n = read.success ? read.data.n : null
  return (
    <>
      <TypedSpan
        label={label}
        n={n}
        onNumber={(next) => onValue(next === null ? undefined : { n: next, unit })}
      />
      <SelectField
        isBare
        label={text('filter.unit')}
        width={110}
        value={unit}
        options={spanUnits.map((each) => ({ value: each, label: text(`filter.unit.${each}`) }))}
        onChange={(next) => {
          const chosen = spanUnits.find((each) => each === next)
          if (!chosen) return
          setUnit(chosen)
          if (n !== null) onValue({ n, unit: chosen })
        }}
      />
    </>
  )
}
