import { useState } from 'react'
import { Chip } from '#web/ui/chip.tsx'
import type { EditControl } from '#web/ui/edit-control.ts'
import { OptionPicker, type PickerEnd } from '#web/ui/select/option-picker.tsx'
import type { Option, OptionSource } from '#web/ui/select/options.ts'
import css from './editors.module.css'

type OptionsEditorProps = EditControl &
  OptionSource & {
    label: string
    value: readonly string[]
    /** Options chosen now, where the source is asked over the network. */
    chosen?: readonly Option[]
    /** Makes a new option out of what was typed, at once: tags are created by typing. */
    onCreate?: (text: string) => Option | Promise<Option>
  }

/** Several of a list, or tags: Enter ticks, typing searches or creates, Tab or leaving saves, Esc reverts. */
export function OptionsChoice(props: OptionsEditorProps) {
  const { label, value, initial, chosen = [], commit, cancel, onCreate, options, loadOptions } = props
  const [values, setValues] = useState<readonly string[]>(value)
  const [known, setKnown] = useState<readonly Option[]>(chosen)
  const find = (id: string) => [...known, ...(options ?? [])].find((option) => option.value === id)

  const toggle = (option: Option) => {
    setKnown((now) => [...now.filter((other) => other.value !== option.value), option])
    setValues((now) =>
      now.includes(option.value) ? now.filter((id) => id !== option.value) : [...now, option.value],
    )
  }
  const create = async (text: string) => {
    if (!onCreate) return
    try {
      toggle(await onCreate(text))
    } catch {
      // Who creates says why it failed; nothing more is chosen.
    }
  }
  const close = (end: PickerEnd) => {
    if (end === 'escape') cancel()
    else if (isSameSet(values, value) && end === 'outside') cancel()
    else commit(values, end === 'tab' ? 'right' : end === 'shift-tab' ? 'left' : 'stay')
  }
  return (
    <OptionPicker
      label={label}
      {...(loadOptions ? { loadOptions } : { options: options ?? [] })}
      selected={values}
      isOpen
      initialText={initial ?? ''}
      onClose={close}
      onPick={toggle}
      onRemoveLast={() => setValues((now) => now.slice(0, -1))}
      {...(onCreate ? { onCreate: (text: string) => void create(text) } : {})}
    >
      <div className={css['target']} data-wrap="">
        {values.map((id) => {
          const option = find(id)
          return (
            <Chip key={id} {...(option?.tone ? { tone: option.tone } : {})}>
              {option?.label ?? id}
            </Chip>
          )
        })}
      </div>
    </OptionPicker>
  )
}

function isSameSet(a: readonly string[], b: readonly string[]) {
  return a.length === b.length && a.every((id) => b.includes(id))
}
