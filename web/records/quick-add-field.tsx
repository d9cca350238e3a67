// One field of quick add, by its kind. What is typed is read by the kind when the field is left, and its reason stands below.
import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Entity, Field } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import type { Refs } from '#contract/schemas.ts'
import { useMeta } from '#web/api/meta.tsx'
import { DayField } from '#web/ui/day/day-field.tsx'
import { SelectField } from '#web/ui/select/select-field.tsx'
import type { Option } from '#web/ui/select/options.ts'
import { QuickAddReference } from './quick-add-reference.tsx'
import { QuickAddTags } from './quick-add-tags.tsx'
import css from './quick-add.module.css'
import { useRecordText } from './record-page-text.ts'
import { pickable } from './widgets/option.tsx'
import { readText } from './widgets/read-value.ts'
import { memberOptions } from './widgets/user.tsx'

export interface QuickAddFieldProps {
  readonly entity: Entity
  readonly name: string
  readonly field: Field
  readonly value: unknown
  /** Names of records that the value may point to. */
  readonly refs: Refs
  readonly error: string | undefined
  readonly isFirst: boolean
  readonly isHalf: boolean
  readonly onValue: (value: unknown) => void
  readonly onError: (reason: string) => void
}

export function QuickAddField(props: QuickAddFieldProps) {
  return <div className={props.isHalf ? css['half'] : undefined}>{inputOf(props)}</div>
}

function inputOf(props: QuickAddFieldProps) {
  const { kind } = props.field
  switch (kind.name) {
    case 'option':
    case 'choice':
    case 'user':
    case 'yesNo':
      return <ChoiceField {...props} />
    case 'reference':
      return <QuickAddReference {...props} />
    case 'tags':
      return <QuickAddTags {...props} />
    case 'day':
      return <Day {...props} />
    default:
      return <TypedField {...props} />
  }
}

function Day({ field, value, error, onValue }: QuickAddFieldProps) {
  const meta = useMeta()
  return (
    <DayField
      label={field.label[meta.language]}
      value={typeof value === 'string' ? value : null}
      error={error}
      isRequired={field.required}
      onChange={onValue}
    />
  )
}

function ChoiceField({ field, value, error, onValue }: QuickAddFieldProps) {
  const meta = useMeta()
  const options = useChoices(field)
  return (
    <SelectField
      label={field.label[meta.language]}
      options={options}
      value={typeof value === 'boolean' ? String(value) : typeof value === 'string' ? value : null}
      error={error}
      isRequired={field.required}
      isClearable={!field.required}
      onChange={(next) => onValue(field.kind.name === 'yesNo' && next !== null ? next === 'true' : next)}
    />
  )
}

function useChoices({ kind }: Field): readonly Option[] {
  const meta = useMeta()
  const text = useRecordText()
  if (kind.name === 'user') return memberOptions(meta, text)
  if (kind.name === 'option')
    return meta.optionsOf(kind.options.list ?? '').map((option) => pickable(option, meta))
  if (kind.name === 'yesNo')
    return [
      { value: 'true', label: text('widget.yes') },
      { value: 'false', label: text('widget.no') },
    ]
  return (kind.options.choices ?? []).map((value) => ({
    value,
    label: kind.choiceLabels?.[value]?.[meta.language] ?? value,
  }))
}

/** Until it is left, what is typed counts as it stands, so that saving by key never loses the last word. */
function TypedField({ field, value, refs, error, isFirst, onValue, onError }: QuickAddFieldProps) {
  const meta = useMeta()
  const { kind, label, required, help } = field
  const [typed, setTyped] = useState(() => (isEmpty(value) ? '' : kind.print(value, meta.cellContext(refs))))
  const read = (text: string) => readText({ ...field, required: false }, text, meta.cellContext({}))
  const change = (text: string) => {
    setTyped(text)
    const now = read(text)
    // A text that is no value goes on as it is: the check before saving says what is wrong with it.
    onValue(now.ok ? now.value : text)
  }
  const shared = {
    label: label[meta.language],
    value: typed,
    error,
    withAsterisk: required,
    autoComplete: 'off',
    'data-autofocus': isFirst || undefined,
    onBlur: () => {
      const now = read(typed)
      if (!now.ok) onError(now.reason)
    },
  }
  if (kind.name === 'longText')
    return <Textarea {...shared} onChange={(event) => change(event.currentTarget.value)} />
  return (
    <TextInput
      {...shared}
      type={inputTypes[kind.name] ?? 'text'}
      placeholder={help?.[meta.language] ?? ''}
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}

const inputTypes: Readonly<Record<string, string>> = { phones: 'tel', url: 'url' }
