import { DayEditor } from '#web/ui/editors/day-editor.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { labelOf } from './edit-control.ts'
import { settleValue } from './read-value.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'

export const dayWidget: Widget<string> = { Show: ShowDay, Edit: EditDay }

function ShowDay({ value }: ShowProps<string>) {
  const format = useFormat()
  return value ? <span className="tnum">{format.day(value)}</span> : null
}

function EditDay(props: EditProps<string>) {
  return (
    <DayEditor
      label={labelOf(props)}
      value={props.value ?? null}
      initial={props.initialText ?? null}
      error={props.error}
      commit={(day, then) => settleValue(props, day, typeof day === 'string' ? day : '', then)}
      cancel={() => props.onCancel()}
    />
  )
}
