import { OptionEditor } from '#web/ui/editors/option-editor.tsx'
import { choiceControl, labelOf } from './edit-control.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'

export const choiceWidget: Widget<string> = { Show: ShowChoice, Edit: EditChoice }

function ShowChoice({ value, field, meta }: ShowProps<string>) {
  if (!value) return null
  return <span>{field.kind.choiceLabels?.[value]?.[meta.language] ?? value}</span>
}

function EditChoice(props: EditProps<string>) {
  const { field, meta } = props
  const { language } = meta
  const options = (field.kind.options.choices ?? []).map((value) => ({
    value,
    label: field.kind.choiceLabels?.[value]?.[language] ?? value,
  }))
  return (
    <OptionEditor
      {...choiceControl(props)}
      label={labelOf(props)}
      value={props.value ?? null}
      options={options}
      isClearable={!field.required}
    />
  )
}
