// Says that the record lies in the trash, and brings it back.
import { Button } from '@mantine/core'
import type { AnyRow } from '#contract/entity.ts'
import { Callout } from '#web/ui/callout.tsx'
import { useFormat } from '#web/ui/format-context.tsx'
import { useNow } from '#web/ui/relative-time.tsx'
import { useRecordText } from './record-page-text.ts'
import css from './record-page.module.css'

interface TrashNoticeProps {
  readonly record: AnyRow
  readonly onRestore: () => void
}

export function TrashNotice({ record, onRestore }: TrashNoticeProps) {
  const text = useRecordText()
  const format = useFormat()
  const now = useNow()
  const when = record.deletedAt === null ? '' : format.relative(record.deletedAt, now)
  return (
    <div className={css['notice']}>
      <Callout
        tone="warn"
        title={text('record.inTrash')}
        action={
          record.can.includes('restore') ? (
            <Button size="compact-sm" onClick={onRestore}>
              {text('record.restore')}
            </Button>
          ) : null
        }
      >
        {text('record.inTrashSince', { when })}
      </Callout>
    </div>
  )
}
