import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useFormat } from './format-context.tsx'
import { parseNumber } from './format.ts'
import { useUiText } from './ui-text.ts'

type NumberFieldProps = {
  label: string
  value: number | null
  /** Null for an empty field. A text that is no number is not passed on; it stays with its reason. */
  onChange: (value: number | null) => void
  digits?: number
  /** A unit or currency at the right. */
  unit?: ReactNode
  description?: string
  error?: string | undefined
  isRequired?: boolean
}

/** A number typed as people type it, written out when the field is left. */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, digits, unit, description, error, isRequired } = props
  const text = useUiText()
  const format = useFormat()
  const [typed, setTyped] = useState<string | null>(null)
  const written = value === null ? '' : format.number(value, digits)
  const isUnknown = typed !== null && typed.trim() !== '' && parseNumber(typed, format.locale) === undefined
  const change = (next: string) => {
    setTyped(next)
    const read = parseNumber(next, format.locale)
    if (next.trim() === '') onChange(null)
    else if (read !== undefined) onChange(read)
  }
  return (
    <TextInput
      label={label}
      description={description}
      error={isUnknown ? text('numberUnknown') : error}
      withAsterisk={isRequired ?? false}
      inputMode="decimal"
      className="tnum"
      value={typed ?? written}
      rightSection={unit}
      rightSectionWidth={unit ? 44 : 0}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={() => {
        if (!isUnknown) setTyped(null)
      }}
    />
  )
}
