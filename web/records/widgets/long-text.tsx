import { LongTextEditor } from '#web/ui/editors/long-text-editor.tsx'
import { labelOf, textControl } from './edit-control.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'
import css from './widgets.module.css'

export const longTextWidget: Widget<string> = { Show: ShowLongText, Edit: EditLongText }

function ShowLongText({ value, layout }: ShowProps<string>) {
  if (!value) return null
  return layout === 'field' ? <span className={css['lines']}>{value}</span> : <span>{firstLine(value)}</span>
}

function firstLine(value: string): string {
  const [first = '', ...more] = value.split('\n')
  return more.length > 0 ? `${first} …` : first
}

function EditLongText(props: EditProps<string>) {
  return <LongTextEditor {...textControl(props)} label={labelOf(props)} value={props.value ?? ''} />
}
