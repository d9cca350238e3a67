import { TextEditor } from '#web/ui/editors/text-editor.tsx'
import { labelOf, textControl } from './edit-control.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'

export const textWidget: Widget<string> = { Show: ShowText, Edit: EditText }

function ShowText({ value }: ShowProps<string>) {
  return value ? <span>{value}</span> : null
}

function EditText(props: EditProps<string>) {
  return <TextEditor {...textControl(props)} label={labelOf(props)} value={props.value ?? ''} />
}
