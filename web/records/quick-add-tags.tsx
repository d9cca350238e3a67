// Tags of a new record: chosen, or made by typing where the reader may make them.
import { useState } from 'react'
import { entityOf, isEntityName } from '#contract/entities/list.ts'
import { optionList } from '#contract/entities/option-lists.ts'
import { useMeta, useReloadMeta } from '#web/api/meta.tsx'
import { createRecord } from '#web/api/records.ts'
import { MultiSelectField } from '#web/ui/select/multi-select-field.tsx'
import type { QuickAddFieldProps } from './quick-add-field.tsx'
import { announceFailure } from './widgets/failed-creation.ts'
import { choicesOf } from './widgets/tags.tsx'

export function QuickAddTags({ field, value, error, onValue }: QuickAddFieldProps) {
  const meta = useMeta()
  const reloadMeta = useReloadMeta()
  const [made, setMade] = useState<readonly { value: string; label: string }[]>([])
  const list = field.kind.options.list ?? ''
  const entity = optionList(list)?.entity
  const mayCreate = entity === list && isEntityName(entity) && meta.may(entityOf(entity), 'create')
  const create = async (name: string) => {
    const { record } = await announceFailure(createRecord(entityOf(list), { name }))
    const option = { value: record.id, label: name }
    setMade((now) => [...now, option])
    void reloadMeta()
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
      {...(mayCreate ? { onCreate: create } : {})}
    />
  )
}
