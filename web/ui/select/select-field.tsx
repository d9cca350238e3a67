import { Input } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { OptionMark } from './option-mark.tsx'
import { OptionPicker } from './option-picker.tsx'
import type { Option, OptionSource } from './options.ts'
import css from './select.module.css'

type SelectFieldProps = OptionSource & {
  label: string
  /** Without its own label line above; the label is then only spoken. */
  isBare?: boolean
  /** No border until it is pointed at. */
  isQuiet?: boolean
  value: string | null
  chosen?: Option | undefined
  onChange: (value: string | null, option: Option | null) => void
  onCreate?: (text: string) => void
  isClearable?: boolean
  placeholder?: string
  description?: string
  error?: string | undefined
  isDisabled?: boolean
  isRequired?: boolean
  width?: number | string
}

/** One of a list, as a control of a form. */
export function SelectField(props: SelectFieldProps) {
  const { label, value, onChange, isBare = false, options, loadOptions } = props
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const chosen = props.chosen ?? options?.find((option) => option.value === value)
  const end = () => {
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || isOpen) return
    event.preventDefault()
    setOpen(true)
  }
  const control = (
    <OptionPicker
      label={label}
      {...(loadOptions ? { loadOptions } : { options: options ?? [] })}
      selected={value === null ? [] : [value]}
      isOpen={isOpen}
      onClose={(how) => (how === 'outside' ? setOpen(false) : end())}
      onPick={(option) => {
        onChange(option.value, option)
        end()
      }}
      {...(props.isClearable && value !== null ? { onClear: () => (onChange(null, null), end()) } : {})}
      {...(props.onCreate ? { onCreate: (text: string) => (props.onCreate?.(text), end()) } : {})}
    >
      <button
        ref={button}
        id={id}
        type="button"
        className={css['control']}
        style={{ width: props.width }}
        data-quiet={props.isQuiet || undefined}
        data-invalid={props.error !== undefined || undefined}
        disabled={props.isDisabled}
        aria-label={`${label}: ${chosen?.label ?? props.placeholder ?? ''}`}
        onMouseDown={(event) => {
          if (isOpen) event.preventDefault()
        }}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={onKeyDown}
      >
        {chosen ? (
          <OptionMark option={chosen} withLabel />
        ) : (
          <span className={css['placeholder']}>{props.placeholder ?? '\u00a0'}</span>
        )}
        <IconChevronDown size={13} aria-hidden />
      </button>
    </OptionPicker>
  )
  if (isBare) return control
  return (
    <Input.Wrapper
      id={id}
      label={label}
      description={props.description}
      error={props.error}
      withAsterisk={props.isRequired ?? false}
    >
      {control}
    </Input.Wrapper>
  )
}
