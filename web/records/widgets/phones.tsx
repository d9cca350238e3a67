import type { Labelled } from '#contract/kinds/labelled.ts'
import { formatPhone, withCountry } from '#contract/kinds/phones.ts'
import { useRecordText } from '#web/records/record-page-text.ts'
import { LabelledEditor } from './labelled-editor.tsx'
import { ShowLabelled } from './show-labelled.tsx'
import type { EditProps, ShowProps, Widget } from './widget.ts'

export const phonesWidget: Widget<Labelled[]> = { Show: ShowPhones, Edit: EditPhones, hasLinks: true }

function ShowPhones({ value, meta, layout }: ShowProps<Labelled[]>) {
  const { country } = meta.workspace
  return (
    <ShowLabelled
      value={value ?? []}
      layout={layout}
      write={(phone) => formatPhone(phone, country)}
      hrefOf={(phone) => `tel:${phone.replace(/;ext=/i, ',').replaceAll(' ', '')}`}
    />
  )
}

function EditPhones(props: EditProps<Labelled[]>) {
  const text = useRecordText()
  const { country } = props.meta.workspace
  return (
    <LabelledEditor
      {...props}
      type="tel"
      entryLabel={text('widget.phone')}
      complete={(value) => withCountry(value, country)}
    />
  )
}
