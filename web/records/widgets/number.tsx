import { TextEditor } from '#web/ui/editors/text-editor.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { labelOf, textControl } from './edit-control.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'

export const numberWidget: Widget<number> = { Show: ShowNumber, Edit: EditNumber, align: 'end' }

function ShowNumber({ value }: ShowProps<number>) {
  const format = useFormat()
  return typeof value === 'number' ? <span className="tnum">{format.number(value)}</span> : null
}

function EditNumber(props: EditProps<number>) {
  const { language } = props.meta
  return (
    <TextEditor
      {...textControl(props)}
      label={labelOf(props)}
      value={typeof props.value === 'number' ? plainNumber(props.value, language) : ''}
      inputMode="decimal"
      align={props.layout === 'cell' ? 'end' : 'start'}
    />
  )
}

/** Without groups, so that it can be edited without minding them; read back in the same language. */
export function plainNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language, { useGrouping: false, maximumFractionDigits: 20 }).format(value)
}
