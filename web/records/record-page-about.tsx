// What every record carries: when it came and by whom, and when it was last changed.
import type { AnyRow } from '#contract/entity.ts'
import { useMeta } from '#web/api/meta.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { FieldList, FieldRow } from '#web/ui/field-row.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { useRecordText } from './record-page-text.ts'
import css from './record-page.module.css'

export function RecordAbout({ record }: { record: AnyRow }) {
  const text = useRecordText()
  const meta = useMeta()
  const format = useFormat()
  const author =
    record.createdBy === null
      ? text('record.bySystem')
      : (meta.member(record.createdBy)?.name ?? text('widget.hidden'))
  return (
    <Disclosure title={text('record.about')} isShut>
      <FieldList>
        <FieldRow label={text('record.createdAt')}>
          <span className={css['fact']}>{format.moment(record.createdAt)}</span>
        </FieldRow>
        <FieldRow label={text('record.createdBy')}>
          <span className={css['fact']}>{author}</span>
        </FieldRow>
        <FieldRow label={text('record.updatedAt')}>
          <span className={css['fact']}>
            <RelativeTime iso={record.updatedAt} />
          </span>
        </FieldRow>
      </FieldList>
    </Disclosure>
  )
}
