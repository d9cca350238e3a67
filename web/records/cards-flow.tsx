// Cards side by side that run on without pages: rows of a board, drawn where they are in sight.
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import type { AnyRow } from '#contract/entity.ts'
import { CardLink } from '#web/ui/cards/card-link.tsx'
import { useRowSource } from '#web/ui/grid/use-row-source.ts'
import type { RowSource } from '#web/ui/grid/row-source.ts'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { rowsInSight, type ScrollMetrics, useScrollWindow } from '#web/ui/use-scroll-window.ts'
import css from './list.module.css'

interface CardsFlowProps {
  readonly label: string
  readonly source: RowSource<AnyRow>
  readonly render: (row: AnyRow) => ReactNode
  readonly onOpen: (row: AnyRow) => void
  readonly hrefOf: (row: AnyRow) => string
  readonly empty: ReactNode
}

const CARD_WIDTH = 280
const CARD_HEIGHT = 190
const GAP = 12

export function CardsFlow({ label, source, render, onOpen, hrefOf, empty }: CardsFlowProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [across, setAcross] = useState(3)
  useRowSource(source)
  const isUnknown = source.total === undefined
  const count = isUnknown ? 9 : source.reach
  const lines = Math.ceil(count / across)
  const compute = useCallback(
    (metrics: ScrollMetrics) => {
      const fits = Math.max(1, Math.floor((metrics.width - GAP) / (CARD_WIDTH + GAP)))
      return { ...rowsInSight(metrics, CARD_HEIGHT + GAP, Math.ceil(count / fits), 4), fits }
    },
    [count],
  )
  const seen = useScrollWindow(scroller, compute)
  if (seen.fits !== across) setAcross(seen.fits)
  const from = seen.from * across
  const to = Math.min(count, seen.to * across)
  useEffect(() => source.ensure(from, Math.max(from, to - 1)), [source, from, to])
  if (!isUnknown && count === 0) return <>{empty}</>
  return (
    <div ref={scroller} className={css['flow']} tabIndex={0} role="group" aria-label={label}>
      <ul aria-label={label} aria-busy={isUnknown} style={{ height: lines * (CARD_HEIGHT + GAP) + GAP }}>
        {Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at).map((index) => {
          const row = source.rowAt(index)
          const column = index % across
          return (
            <li
              key={row?.id ?? index}
              aria-setsize={isUnknown ? -1 : count}
              aria-posinset={index + 1}
              style={{
                top: GAP + Math.floor(index / across) * (CARD_HEIGHT + GAP),
                left: `calc(${GAP}px + ${column} * (100% - ${GAP}px) / ${across})`,
                width: `calc((100% - ${GAP}px) / ${across} - ${GAP}px)`,
                height: CARD_HEIGHT,
              }}
            >
              {row === undefined ? (
                <div className={css['flowCard']}>
                  <SkeletonLines />
                </div>
              ) : (
                <CardLink row={row} onOpen={onOpen} hrefOf={hrefOf} className={css['flowCard']}>
                  {render(row)}
                </CardLink>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
