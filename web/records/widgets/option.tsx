import type { OptionItem } from '#contract/actions/workspace.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import { StatusChip } from '#web/ui/chip.tsx'
import { OptionEditor } from '#web/ui/editors/option-editor.tsx'
import type { Option } from '#web/ui/select/options.ts'
import { asTone } from '#web/ui/tone.ts'
import { useRecordText } from '#web/records/record-page-text.ts'
import { choiceControl, labelOf } from './edit-control.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'
import css from './widgets.module.css'

export const optionWidget: Widget<string> = { Show: ShowOption, Edit: EditOption }

function ShowOption({ value, meta }: ShowProps<string>) {
  const text = useRecordText()
  if (!value) return null
  const option = meta.option(value)
  if (!option) return <span className={css['quiet']}>{text('widget.hidden')}</span>
  const name = meta.nameOf(option)
  const words = option.archived ? text('widget.archived', { name }) : name
  return option.color === null ? (
    <span>{words}</span>
  ) : (
    <StatusChip tone={asTone(option.color)}>{words}</StatusChip>
  )
}

function EditOption(props: EditProps<string>) {
  const text = useRecordText()
  const { field, meta, value } = props
  const now = value ? meta.option(value) : undefined
  const archived = now?.archived ? { hint: text('widget.archivedHint') } : {}
  return (
    <OptionEditor
      {...choiceControl(props)}
      label={labelOf(props)}
      value={value ?? null}
      options={meta.optionsOf(field.kind.options.list ?? '').map((option) => pickable(option, meta))}
      {...(now ? { chosen: { ...pickable(now, meta), ...archived } } : {})}
      isClearable={!field.required}
    />
  )
}

/** An option of the workspace as a line of a list, with its dot. */
export function pickable(option: OptionItem, meta: MetaView): Option {
  return {
    value: option.id,
    label: meta.nameOf(option),
    ...(option.color === null ? {} : { tone: asTone(option.color) }),
    ...(option.group === null ? {} : { group: option.group }),
  }
}
