import { TextEditor } from '#web/ui/editors/text-editor.tsx'
import { labelOf, textControl } from './edit-control.ts'
import { OutsideLink } from './outside-link.tsx'
import type { EditProps, ShowProps, Widget } from './widget.ts'

export const urlWidget: Widget<string> = { Show: ShowUrl, Edit: EditUrl, hasLinks: true }

function ShowUrl({ value, layout }: ShowProps<string>) {
  if (!value) return null
  const short = value.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  return layout === 'field' ? <OutsideLink href={value}>{short}</OutsideLink> : <span>{short}</span>
}

function EditUrl(props: EditProps<string>) {
  return (
    <TextEditor
      {...textControl(props)}
      label={labelOf(props)}
      value={props.value ?? ''}
      placeholder="https://"
    />
  )
}
