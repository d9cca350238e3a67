// The input for what a condition compares with, for every kind and operator.
import { useCallback } from 'react'
import { entityOf } from '#contract/entities/list.ts'
import { optionList } from '#contract/entities/option-lists.ts'
import type { CellContext, Kind } from '#contract/kinds/kind.ts'
import type { Operator } from '#contract/kinds/operators.ts'
import { useMeta } from '#web/api/meta.tsx'
import { MultiSelectField } from '#web/ui/select/multi-select-field.tsx'
import { SelectField } from '#web/ui/select/select-field.tsx'
import type { Option } from '#web/ui/select/options.ts'
import { DayOperand, SpanOperand } from './filter-operand-time.tsx'
import { TypedOperand } from './filter-operand-typed.tsx'
import { useListText } from './list-text.ts'
import { useRecordText } from './record-page-text.ts'
import { pickable } from './widgets/option.tsx'
import { useReferenceOptions } from './widgets/reference-options.ts'
import { choicesOf } from './widgets/tags.tsx'
import { memberOptions } from './widgets/user.tsx'
import css from './filter.module.css'

export interface OperandProps {
  readonly kind: Kind
  readonly op: Operator
  readonly value: unknown
  readonly label: string
  readonly context: CellContext
  /** Undefined for a value that is not finished. */
  readonly onValue: (value: unknown) => void
}

export function Operand(props: OperandProps) {
  const { kind, op } = props
  switch (kind.name) {
    case 'yesNo':
      return <YesNoOperand {...props} />
    case 'choice':
    case 'option':
    case 'user':
    case 'tags':
      return <ChoiceOperand {...props} />
    case 'reference':
      return <RecordOperand {...props} />
    case 'day':
    case 'moment':
      if (op === 'inLast' || op === 'inNext' || op === 'olderThan') return <SpanOperand {...props} />
      return op === 'between' ? <Between {...props} One={DayOperand} /> : <DayOperand {...props} />
    case 'number':
    case 'money':
      return op === 'between' ? <Between {...props} One={TypedOperand} /> : <TypedOperand {...props} />
    case 'text':
    case 'longText':
    case 'localText':
    case 'url':
    case 'domain':
    case 'address':
    case 'emails':
    case 'phones':
      return <TypedOperand {...props} />
    case 'value':
      return null // it is asked about only whether it is empty
  }
}

/** From one value to another, both included. */
function Between({ One, ...props }: OperandProps & { One: (props: OperandProps) => React.ReactNode }) {
  const text = useListText()
  const [from, to]: readonly unknown[] = Array.isArray(props.value) ? props.value : []
  return (
    <span className={css['between']}>
      <One
        {...props}
        label={text('filter.from', { label: props.label })}
        value={from}
        onValue={(value) => props.onValue([value, to])}
      />
      <span>{text('filter.and')}</span>
      <One
        {...props}
        label={text('filter.to', { label: props.label })}
        value={to}
        onValue={(value) => props.onValue([from, value])}
      />
    </span>
  )
}

function YesNoOperand({ value, label, onValue }: OperandProps) {
  const text = useListText()
  const options = [
    { value: 'yes', label: text('filter.yes') },
    { value: 'no', label: text('filter.no') },
  ]
  return (
    <SelectField
      isBare
      label={label}
      width={120}
      options={options}
      value={value === undefined ? null : value === true ? 'yes' : 'no'}
      onChange={(next) => onValue(next === 'yes')}
    />
  )
}

function ChoiceOperand({ kind, op, value, label, context, onValue }: OperandProps) {
  const text = useListText()
  const options = useChoices(kind, op, context)
  return (
    <div className={css['choices']}>
      <MultiSelectField
        isBare
        label={label}
        placeholder={text('filter.choose')}
        options={options}
        value={idsOf(value)}
        onChange={(ids) => onValue(ids.length > 0 ? ids : undefined)}
      />
    </div>
  )
}

function useChoices(kind: Kind, op: Operator, { language }: CellContext): readonly Option[] {
  const meta = useMeta()
  const text = useListText()
  const recordText = useRecordText()
  const { list = '', choices = [] } = kind.options
  if (op === 'inCategory') {
    const categories = Object.entries(optionList(list)?.categories ?? {})
    return categories.map(([value, label]) => ({ value, label: label[language] }))
  }
  switch (kind.name) {
    case 'choice':
      return choices.map((value) => ({ value, label: kind.choiceLabels?.[value]?.[language] ?? value }))
    case 'user':
      return [
        { value: 'me', label: text('filter.me') },
        { value: 'myTeam', label: text('filter.myTeam') },
        ...memberOptions(meta, recordText),
      ]
    case 'option':
      return meta.optionsOf(list, { archived: true }).map((option) => pickable(option, meta))
    default:
      return choicesOf(meta, list)
  }
}

function RecordOperand({ kind, value, label, context, onValue }: OperandProps) {
  const text = useListText()
  const { entity = '' } = kind.options
  const load = useReferenceOptions(entityOf(entity))
  const nameOf = useCallback(
    (id: string) => context.label({ of: 'record', entity }, id) ?? text('filter.unknown'),
    [context, entity, text],
  )
  const ids = idsOf(value)
  return (
    <div className={css['choices']}>
      <MultiSelectField
        isBare
        label={label}
        placeholder={text('filter.choose')}
        loadOptions={load}
        chosen={ids.map((id) => ({ value: id, label: nameOf(id) }))}
        value={ids}
        onChange={(next) => onValue(next.length > 0 ? next : undefined)}
      />
    </div>
  )
}

function idsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
