// The page of a record while it is loading, in the layout that comes.
import type { Entity } from '#contract/entity.ts'
import { useLabel } from '#web/api/i18n.ts'
import { PageHead } from '#web/ui/page-head.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { BackToList } from './record-page-head.tsx'
import { useRecordText } from './record-page-text.ts'
import css from './record-page.module.css'

const widths = [60, 42, 70, 55, 38, 64, 48, 58]

export function RecordSkeleton({ entity }: { entity: Entity }) {
  const text = useRecordText()
  const label = useLabel()
  const lines = (count: number) =>
    widths.slice(0, count).map((width) => (
      <div key={width} className={css['waiting']}>
        <Skeleton width={`${width}%`} />
      </div>
    ))
  return (
    <>
      <PageHead
        back={<BackToList entity={entity} />}
        title={<span className="sr-only">{label(entity.label.one)}</span>}
      />
      <div className={css['page']} role="status" aria-busy="true" aria-label={text('record.loading')}>
        <div className={css['face']}>
          <Skeleton width={48} height={48} radius={24} />
          <div className={css['names']}>
            <Skeleton width={180} height={18} />
            <Skeleton width={240} />
          </div>
        </div>
        <div className={css['columns']}>
          <div className={css['fields']}>{lines(8)}</div>
          <div className={css['history']}>{lines(5)}</div>
          <div className={css['related']}>{lines(4)}</div>
        </div>
      </div>
    </>
  )
}
