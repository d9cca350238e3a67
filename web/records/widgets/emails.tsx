import type { Labelled } from '#contract/kinds/labelled.ts'
import { useRecordText } from '#web/records/record-page-text.ts'
import { LabelledEditor } from './labelled-editor.tsx'
import { ShowLabelled } from './show-labelled.tsx'
import type { EditProps, ShowProps, Widget } from './widget.ts'

export const emailsWidget: Widget<Labelled[]> = { Show: ShowEmails, Edit: EditEmails, hasLinks: true }

function ShowEmails({ value, layout }: ShowProps<Labelled[]>) {
  return (
    <ShowLabelled value={value ?? []} layout={layout} write={asIs} hrefOf={(email) => `mailto:${email}`} />
  )
}

function EditEmails(props: EditProps<Labelled[]>) {
  const text = useRecordText()
  return <LabelledEditor {...props} type="email" entryLabel={text('widget.email')} complete={asIs} />
}

function asIs(value: string): string {
  return value
}
