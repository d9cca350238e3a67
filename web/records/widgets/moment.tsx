import { TextEditor } from '#web/ui/editors/text-editor.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { useDayReader } from '#web/ui/day/use-day-reader.ts'
import { offsetAt } from '#contract/kinds/zoned.ts'
import { useRecordText } from '#web/records/record-page-text.ts'
import { labelOf, textControl } from './edit-control.ts'
import type { EditProps, ShowProps, Widget } from './widget.ts'

export const momentWidget: Widget<string> = { Show: ShowMoment, Edit: EditMoment }

function ShowMoment({ value }: ShowProps<string>) {
  const format = useFormat()
  return value ? (
    <span className="tnum" title={format.momentLong(value)}>
      {format.moment(value)}
    </span>
  ) : null
}

/** `2026-03-31 14:30` in the reader's zone; the day also in words, as in "tomorrow 9:00". */
function EditMoment(props: EditProps<string>) {
  const text = useRecordText()
  const days = useDayReader()
  const { zone } = props.meta
  const read = (typed: string) => {
    const [, day = typed, clock = ''] = /^(.*?)[\sT]+(\d{1,2}:\d\d.*)$/i.exec(typed.trim()) ?? []
    return `${days.read(day) ?? day} ${clock}`.trim()
  }
  return (
    <TextEditor
      {...textControl(props)}
      label={labelOf(props)}
      value={props.value ? wallClock(props.value, zone) : ''}
      placeholder={text('widget.momentPlaceholder')}
      read={read}
    />
  )
}

/** The moment as the clock of the zone shows it, in the form that is read back. */
export function wallClock(iso: string, zone: string): string {
  const instant = Date.parse(iso)
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 16).replace('T', ' ')
}
