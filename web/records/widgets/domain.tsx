import { TextEditor } from '#web/ui/editors/text-editor.tsx'
import { labelOf, textControl } from './edit-control.ts'
import { OutsideLink } from './outside-link.tsx'
import type { EditProps, ShowProps, Widget } from './widget.ts'

export const domainWidget: Widget<string> = { Show: ShowDomain, Edit: EditDomain, hasLinks: true }

function ShowDomain({ value, layout }: ShowProps<string>) {
  if (!value) return null
  return layout === 'field' ? (
    <OutsideLink href={`https://${value}`}>{value}</OutsideLink>
  ) : (
    <span>{value}</span>
  )
}

function EditDomain(props: EditProps<string>) {
  return (
    <TextEditor
      {...textControl(props)}
      label={labelOf(props)}
      value={props.value ?? ''}
      placeholder="example.com"
    />
  )
}
