// Lines of a list that hold their own buttons, drawn where they are in sight.
import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import type { AnyRow } from '#contract/entity.ts'
import { useRowSource } from '#web/ui/grid/use-row-source.ts'
import type { RowSource } from '#web/ui/grid/row-source.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { rowsInSight, type ScrollMetrics, useScrollWindow } from '#web/ui/use-scroll-window.ts'
import css from './trash.module.css'

interface TrashLinesProps {
  readonly label: string
  readonly source: RowSource<AnyRow>
  readonly render: (row: AnyRow) => ReactNode
  readonly empty: ReactNode
}

const HEIGHT = 52
const SKELETONS = 12

export function TrashLines({ label, source, render, empty }: TrashLinesProps) {
  const scroller = useRef<HTMLDivElement>(null)
  useRowSource(source)
  const isUnknown = source.total === undefined
  const count = isUnknown ? SKELETONS : source.reach
  const compute = useCallback((metrics: ScrollMetrics) => rowsInSight(metrics, HEIGHT, count, 8), [count])
  const seen = useScrollWindow(scroller, compute)
  useEffect(() => source.ensure(seen.from, Math.max(seen.from, seen.to - 1)), [source, seen])
  if (!isUnknown && count === 0) return <>{empty}</>
  return (
    <div ref={scroller} className={css['lines']}>
      <ul aria-label={label} aria-busy={isUnknown} style={{ height: count * HEIGHT }}>
        {Array.from({ length: Math.max(0, seen.to - seen.from) }, (_, at) => seen.from + at).map((index) => {
          const row = source.rowAt(index)
          return (
            <li
              key={row?.id ?? index}
              aria-setsize={isUnknown ? -1 : count}
              aria-posinset={index + 1}
              style={{ height: HEIGHT, transform: `translateY(${index * HEIGHT}px)` }}
            >
              {row === undefined ? <Skeleton width="40%" /> : render(row)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
