// One card below the other, for phones: the same rows as the grid, virtualised.
import { useCallback, useEffect, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import { useRowSource } from '#web/ui/grid/use-row-source.ts'
import type { RowSource } from '#web/ui/grid/row-source.ts'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { useEvent } from '#web/ui/use-event.ts'
import { rowsInSight, useScrollWindow, type ScrollMetrics } from '#web/ui/use-scroll-window.ts'
import { CardLink } from './card-link.tsx'
import css from './cards.module.css'

export type CardListProps<Row> = {
  label: string
  source: RowSource<Row>
  idOf: (row: Row) => string
  /** What stands in a card: mostly a CardFace. */
  render: (row: Row) => ReactNode
  onOpen?: (row: Row) => void
  hrefOf?: (row: Row) => string
  /** Pixels; 64 by default. */
  height?: number
  empty?: ReactNode
  footer?: ReactNode
  /** Pixels to begin at, from an earlier `onScrollSettled`; for back and forward. */
  initialTop?: number
  onScrollSettled?: (top: number) => void
}

const SKELETONS = 12

export function CardList<Row>(props: CardListProps<Row>) {
  const { source, idOf, height = 64 } = props
  const scroller = useRef<HTMLDivElement>(null)
  useRowSource(source)
  const isUnknown = source.total === undefined
  const count = isUnknown ? SKELETONS : source.reach
  const compute = useCallback(
    (metrics: ScrollMetrics) => rowsInSight(metrics, height, count, 8),
    [height, count],
  )
  const seen = useScrollWindow(scroller, compute)
  useSettledScroll(scroller, props)
  useEffect(() => source.ensure(seen.from, Math.max(seen.from, seen.to - 1)), [source, seen])
  const indices = Array.from({ length: Math.max(0, seen.to - seen.from) }, (_, at) => seen.from + at)
  if (!isUnknown && count === 0) return <div className={css['list']}>{props.empty}</div>
  return (
    <div ref={scroller} className={css['list']} tabIndex={-1}>
      <ul aria-label={props.label} aria-busy={isUnknown} style={{ height: count * height }}>
        {indices.map((index) => {
          const row = source.rowAt(index)
          return (
            <li
              key={row === undefined ? index : idOf(row)}
              aria-setsize={isUnknown ? -1 : count}
              aria-posinset={index + 1}
              style={{ height, transform: `translateY(${index * height}px)` }}
            >
              {row === undefined ? (
                <CardSkeleton />
              ) : (
                <CardLink row={row} onOpen={props.onOpen} hrefOf={props.hrefOf} className={css['line']}>
                  {props.render(row)}
                </CardLink>
              )}
            </li>
          )
        })}
      </ul>
      {props.footer}
    </div>
  )
}

const SETTLED_MS = 150

/** Goes to the place of before once its rows are known, and tells where scrolling came to rest. */
function useSettledScroll<Row>(
  scroller: RefObject<HTMLDivElement | null>,
  { source, initialTop, onScrollSettled }: CardListProps<Row>,
) {
  const pending = useRef(initialTop)
  const tell = useEvent((top: number) => onScrollSettled?.(top))
  const isKnown = source.total !== undefined
  useLayoutEffect(() => {
    if (!isKnown || pending.current === undefined) return
    scroller.current?.scrollTo({ top: pending.current, behavior: 'instant' })
    pending.current = undefined
  }, [scroller, isKnown])
  useEffect(() => {
    const node = scroller.current
    if (!node) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const onScroll = () => {
      clearTimeout(timer)
      timer = setTimeout(() => tell(node.scrollTop), SETTLED_MS)
    }
    node.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      node.removeEventListener('scroll', onScroll)
      clearTimeout(timer)
    }
  }, [scroller, tell])
}

function CardSkeleton() {
  return (
    <div className={css['line']}>
      <Skeleton width={38} height={38} radius={19} />
      <span className={css['face']}>
        <Skeleton width="55%" />
        <Skeleton width="35%" height={10} />
      </span>
    </div>
  )
}
