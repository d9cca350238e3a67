import { useRef } from 'react'
import { entityOf } from '#contract/entities/list.ts'
import type { Entity } from '#contract/entity.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import { publishRecord } from '#web/api/record-events.ts'
import { createRecord } from '#web/api/records.ts'
import { OptionEditor } from '#web/ui/editors/option-editor.tsx'
import type { Option } from '#web/ui/select/options.ts'
import { useEvent } from '#web/ui/use-event.ts'
import { RecordLink } from '#web/records/related-link.tsx'
import { useRecordText } from '#web/records/record-page-text.ts'
import { choiceControl, labelOf } from './edit-control.ts'
import { announceFailure } from './failed-creation.ts'
import { recordOption, useReferenceOptions } from './reference-options.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'
import css from './widgets.module.css'

export const referenceWidget: Widget<string> = { Show: ShowReference, Edit: EditReference, hasLinks: true }

function ShowReference({ value, field, refs, layout }: ShowProps<string>) {
  const text = useRecordText()
  if (!value) return null
  const ref = refs[value]
  if (!ref) return <span className={css['quiet']}>{text('widget.hidden')}</span>
  if (layout !== 'field') return <span>{ref.title}</span>
  return (
    <RecordLink entity={entityOf(field.kind.options.entity ?? '')} id={value}>
      {ref.title}
    </RecordLink>
  )
}

function EditReference(props: EditProps<string>) {
  const { field, meta, refs, value } = props
  const text = useRecordText()
  const target = meta.entity(field.kind.options.entity ?? '')
  const titles = useRef(new Map<string, string>())
  const onFound = useEvent((options: readonly Option[]) => {
    for (const option of options) titles.current.set(option.value, option.label)
  })
  const loadOptions = useReferenceOptions(target, onFound)
  const control = choiceControl(props)
  const tellName = (id: unknown) => {
    const title = typeof id === 'string' ? titles.current.get(id) : undefined
    if (typeof id === 'string' && title !== undefined)
      props.onRefs?.({ [id]: { entity: target.name, title } })
  }
  const nameField = fieldToName(target, meta)
  const create = async (field: string, name: string): Promise<Option> => {
    const saved = await announceFailure(createRecord(target, { [field]: name }))
    publishRecord(target.name, saved)
    const option = recordOption(target, saved.record)
    onFound([option])
    return option
  }
  return (
    <OptionEditor
      {...control}
      commit={(chosen, then) => {
        tellName(chosen)
        control.commit(chosen, then)
      }}
      label={labelOf(props)}
      value={value ?? null}
      loadOptions={loadOptions}
      {...(value ? { chosen: { value, label: refs[value]?.title ?? text('widget.hidden') } } : {})}
      isClearable={!field.required}
      {...(nameField === undefined ? {} : { onCreate: (name: string) => create(nameField, name) })}
    />
  )
}

/** A record can be made by typing its name alone where one field is its name and nothing else is needed. */
export function fieldToName(target: Entity, meta: MetaView): string | undefined {
  const [name, ...more] = target.title
  if (name === undefined || more.length > 0 || !meta.may(target, 'create')) return undefined
  const isMissing = Object.entries(target.fields).some(
    ([other, each]) => each.required && each.initial === undefined && other !== name,
  )
  return isMissing ? undefined : name
}
