// A record that the new one belongs to: found as one types, or made by its name where none is.
import { useState } from 'react'
import type { Refs } from '#contract/schemas.ts'
import { useMeta } from '#web/api/meta.tsx'
import { publishRecord } from '#web/api/record-events.ts'
import { createRecord } from '#web/api/records.ts'
import { SelectField } from '#web/ui/select/select-field.tsx'
import type { Option } from '#web/ui/select/options.ts'
import type { QuickAddFieldProps } from './quick-add-field.tsx'
import { announceFailure } from './widgets/failed-creation.ts'
import { fieldToName } from './widgets/reference.tsx'
import { recordOption, useReferenceOptions } from './widgets/reference-options.ts'

export function QuickAddReference({ field, value, refs, error, onValue }: QuickAddFieldProps) {
  const meta = useMeta()
  const target = meta.entity(field.kind.options.entity ?? '')
  const load = useReferenceOptions(target)
  const [chosen, setChosen] = useState<Option | undefined>(() => named(value, refs))
  const nameField = fieldToName(target, meta)
  const create = async (name: string) => {
    if (nameField === undefined) return
    try {
      const saved = await announceFailure(createRecord(target, { [nameField]: name }))
      publishRecord(target.name, saved)
      const option = recordOption(target, saved.record)
      setChosen(option)
      onValue(option.value)
    } catch {
      // Said already; the field stays as it was.
    }
  }
  return (
    <SelectField
      label={field.label[meta.language]}
      loadOptions={load}
      value={typeof value === 'string' ? value : null}
      chosen={value === chosen?.value ? chosen : undefined}
      error={error}
      isRequired={field.required}
      isClearable={!field.required}
      onChange={(next, option) => {
        if (option) setChosen(option)
        onValue(next)
      }}
      {...(nameField === undefined ? {} : { onCreate: (name: string) => void create(name) })}
    />
  )
}

function named(value: unknown, refs: Refs): Option | undefined {
  const title = typeof value === 'string' ? refs[value]?.title : undefined
  return typeof value === 'string' && title !== undefined ? { value, label: title } : undefined
}
