import { Input } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import { Chip } from '#web/ui/chip.tsx'
import { useUiText } from '#web/ui/ui-text.ts'
import { OptionPicker } from './option-picker.tsx'
import type { Option, OptionSource } from './options.ts'
import css from './select.module.css'

type MultiSelectFieldProps = OptionSource & {
  label: string
  isBare?: boolean
  value: readonly string[]
  /** Options chosen now, where the source is asked over the network. */
  chosen?: readonly Option[]
  onChange: (value: string[]) => void
  /** Makes a new option out of what was typed; undefined where that was refused. */
  onCreate?: (text: string) => Option | Promise<Option | undefined>
  description?: string
  error?: string | undefined
  placeholder?: string
  isDisabled?: boolean
}

/** Several of a list, as chips in a control of a form. */
export function MultiSelectField(props: MultiSelectFieldProps) {
  const { label, value, chosen = [], onChange, onCreate, options, loadOptions, isDisabled = false } = props
  const text = useUiText()
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [known, setKnown] = useState<readonly Option[]>([])
  const find = (one: string) =>
    [...known, ...chosen, ...(options ?? [])].find((option) => option.value === one)

  const remove = (one: string) => onChange(value.filter((other) => other !== one))
  const toggle = (option: Option) => {
    setKnown((now) => [...now.filter((other) => other.value !== option.value), option])
    if (value.includes(option.value)) remove(option.value)
    else onChange([...value, option.value])
  }
  const create = async (name: string) => {
    const made = await onCreate?.(name)
    if (made) toggle(made)
  }
  const control = (
    <OptionPicker
      label={label}
      {...(loadOptions ? { loadOptions } : { options: options ?? [] })}
      selected={value}
      isOpen={isOpen}
      onClose={(how) => {
        setOpen(false)
        if (how !== 'outside') button.current?.focus()
      }}
      onPick={toggle}
      onRemoveLast={() => onChange(value.slice(0, -1))}
      {...(onCreate ? { onCreate: (name: string) => void create(name) } : {})}
    >
      <div className={css['chips']} data-invalid={props.error !== undefined || undefined}>
        {value.map((one) => {
          const option = find(one)
          const name = option?.label ?? one
          return (
            <Chip
              key={one}
              {...(option?.tone ? { tone: option.tone } : {})}
              {...(isDisabled ? {} : { onRemove: () => remove(one), removeLabel: text('remove', { name }) })}
            >
              {name}
            </Chip>
          )
        })}
        <button
          ref={button}
          id={id}
          type="button"
          className={css['addChip']}
          disabled={isDisabled}
          aria-label={`${value.length === 0 ? (props.placeholder ?? text('add')) : text('add')}: ${label}`}
          onMouseDown={(event) => {
            if (isOpen) event.preventDefault()
          }}
          onClick={() => setOpen(!isOpen)}
        >
          {value.length === 0 && props.placeholder ? <span>{props.placeholder}</span> : null}
          <IconPlus size={13} aria-hidden />
        </button>
      </div>
    </OptionPicker>
  )
  if (props.isBare) return control
  return (
    <Input.Wrapper id={id} label={label} description={props.description} error={props.error}>
      {control}
    </Input.Wrapper>
  )
}
