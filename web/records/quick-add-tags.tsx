// Tags of a new record: chosen, or made by typing where the reader may make them.
import { useState } from 'react'
import { useMeta } from '#web/api/meta.tsx'
import { MultiSelectField } from '#web/ui/select/multi-select-field.tsx'
import type { Option } from '#web/ui/select/options.ts'
import { useTagCreation } from './list-tag-creation.ts'
import type { QuickAddFieldProps } from './quick-add-field.tsx'
import { choicesOf } from './widgets/tags.tsx'

export function QuickAddTags({ field, value, error, onValue }: QuickAddFieldProps) {
  const meta = useMeta()
  const [made, setMade] = useState<readonly Option[]>([])
  const list = field.kind.options.list ?? ''
  const create = useTagCreation(list)
  const add = async (name: string): Promise<Option | undefined> => {
    const option = await create?.(name)
    if (option) setMade((now) => [...now, option])
    return option
  }
  return (
    <MultiSelectField
      label={field.label[meta.language]}
      options={choicesOf(meta, list)}
      chosen={made}
      value={Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []}
      error={error}
      onChange={onValue}
      {...(create ? { onCreate: add } : {})}
    />
  )
}
