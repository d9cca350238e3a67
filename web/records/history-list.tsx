// The history of a record in words: by day and person, unfolding to old and new values, each change with its way back.
import { Button } from '@mantine/core'
import { useMemo } from 'react'
import type { Entity } from '#contract/entity.ts'
import { useFormat } from '#web/ui/format-context.tsx'
import { ErrorState } from '#web/ui/empty-state.tsx'
import { todayIn } from '#web/ui/format.ts'
import { useNow } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { useHistory } from './history-data.ts'
import { HistoryEntry } from './history-entry.tsx'
import { byDay, groupChanges } from './history-groups.ts'
import css from './history.module.css'
import { useReader } from './history-reader.ts'
import { useRecordText } from './record-page-text.ts'

export function HistoryList({ entity, id }: { entity: Entity; id: string }) {
  const text = useRecordText()
  const format = useFormat()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useHistory(entity, id)
  const changes = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  const refs = useMemo(() => Object.assign({}, ...(data?.pages.map((page) => page.refs) ?? [])), [data])
  const reader = useReader(refs)
  const days = useMemo(() => byDay(groupChanges(changes), format.timeZone), [changes, format])
  const today = todayIn(format.timeZone, useNow())

  if (!data && error)
    return (
      <ErrorState title={text('history.failed')} onRetry={() => void refetch()}>
        {error.message}
      </ErrorState>
    )
  if (!data) return <HistorySkeleton />
  return (
    <>
      <h2 className="sr-only">{text('history.title')}</h2>
      {days.map(({ day, groups }) => (
        <section key={day} className={css['day']}>
          <h3>{capitalised(format.relativeDay(day, today), format.locale)}</h3>
          <ol>
            {groups.map((group) => (
              <HistoryEntry key={group.changes.at(-1)?.id} entity={entity} group={group} reader={reader} />
            ))}
          </ol>
        </section>
      ))}
      {hasNextPage ? (
        <Button
          variant="default"
          className={css['more'] ?? ''}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {text('history.more')}
        </Button>
      ) : null}
    </>
  )
}

function capitalised(words: string, locale: string): string {
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1)
}

/** Lines as tall as those to come. */
function HistorySkeleton() {
  const text = useRecordText()
  return (
    <div className={css['skeleton']} aria-busy="true" aria-label={text('record.loading')} role="status">
      {[72, 54, 63, 40].map((width) => (
        <div key={width}>
          <Skeleton width={26} height={26} radius={13} />
          <Skeleton width={`${width}%`} />
        </div>
      ))}
    </div>
  )
}
