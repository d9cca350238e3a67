import { useState } from 'react'
import type { EditControl } from '#web/ui/edit-control.ts'
import { OptionMark } from '#web/ui/select/option-mark.tsx'
import { OptionPicker, type PickerEnd } from '#web/ui/select/option-picker.tsx'
import type { Option, OptionSource } from '#web/ui/select/options.ts'
import css from './editors.module.css'

type OptionEditorProps = EditControl &
  OptionSource & {
    label: string
    value: string | null
    /** The option that is chosen now, where the source is asked over the network. */
    chosen?: Option | undefined
    isClearable?: boolean
    /** Makes a new option out of what was typed; its value is then committed. */
    onCreate?: (text: string) => Promise<Option>
  }

/** One of a list: opens at once, typing searches, Enter takes, Esc reverts. Commits the value, or null. */
export function OptionChoice(props: OptionEditorProps) {
  const { label, value, initial, chosen, isClearable = false, commit, cancel, onCreate } = props
  const now = chosen ?? props.options?.find((option) => option.value === value)
  const [isSaving, setSaving] = useState(false)
  const create = async (text: string) => {
    if (!onCreate) return
    setSaving(true)
    try {
      commit((await onCreate(text)).value)
    } catch {
      cancel()
    }
  }
  const close = (end: PickerEnd) => {
    if (end === 'tab') commit(value, 'right')
    else if (end === 'shift-tab') commit(value, 'left')
    else if (!isSaving) cancel()
  }
  return (
    <OptionPicker
      label={label}
      {...sourceOf(props)}
      selected={value === null ? [] : [value]}
      initialText={initial ?? ''}
      isOpen={!isSaving}
      onClose={close}
      onPick={(option) => commit(option.value)}
      {...(isClearable && value !== null ? { onClear: () => commit(null) } : {})}
      {...(onCreate ? { onCreate: (text: string) => void create(text) } : {})}
    >
      <div className={css['target']}>{now ? <OptionMark option={now} withLabel /> : null}</div>
    </OptionPicker>
  )
}

function sourceOf({ options, loadOptions }: OptionSource): OptionSource {
  return loadOptions ? { loadOptions } : { options: options ?? [] }
}
