import { IconCheck } from '@tabler/icons-react'
import { OptionEditor } from '#web/ui/editors/option-editor.tsx'
import { useRecordText } from '#web/records/record-page-text.ts'
import { choiceControl, labelOf } from './edit-control.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'
import css from './widgets.module.css'

export const yesNoWidget: Widget<boolean> = { Show: ShowYesNo, Edit: EditYesNo }

function ShowYesNo({ value }: ShowProps<boolean>) {
  const text = useRecordText()
  if (typeof value !== 'boolean') return null
  return (
    <span className={css['marked']}>
      {value ? <IconCheck size={14} aria-hidden /> : null}
      <span>{text(value ? 'widget.yes' : 'widget.no')}</span>
    </span>
  )
}

function EditYesNo(props: EditProps<boolean>) {
  const text = useRecordText()
  const control = choiceControl(props)
  const options = [
    { value: 'yes', label: text('widget.yes') },
    { value: 'no', label: text('widget.no') },
  ]
  return (
    <OptionEditor
      {...control}
      commit={(chosen, then) => control.commit(chosen === null ? null : chosen === 'yes', then)}
      label={labelOf(props)}
      value={typeof props.value === 'boolean' ? (props.value ? 'yes' : 'no') : null}
      options={options}
      isClearable={!props.field.required}
    />
  )
}
