// A value of whatever kind, as the text that machines exchange: honest, and rarely seen.
import type { AnyValue } from '#contract/kinds/value.ts'
import { TextEditor } from '#web/ui/editors/text-editor.tsx'
import { labelOf, printed, textControl } from './edit-control.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'

export const valueWidget: Widget<AnyValue> = { Show: ShowValue, Edit: EditValue }

function ShowValue({ value, field, meta, refs }: ShowProps<AnyValue>) {
  if (value === null || value === undefined) return null
  return <code>{field.kind.print(value, meta.cellContext(refs))}</code>
}

function EditValue(props: EditProps<AnyValue>) {
  return <TextEditor {...textControl(props)} label={labelOf(props)} value={printed(props)} />
}
