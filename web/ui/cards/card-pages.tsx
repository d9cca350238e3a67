// Cards side by side, some to a page (nine by default), with a pager.
import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useEffect, type ReactNode } from 'react'
import { useFormat } from '#web/ui/format-context.tsx'
import type { RowSource } from '#web/ui/grid/row-source.ts'
import { useRowSource } from '#web/ui/grid/use-row-source.ts'
import { SkeletonLines } from '#web/ui/skeleton.tsx'
import { useUiText } from '#web/ui/ui-text.ts'
import { CardLink } from './card-link.tsx'
import css from './cards.module.css'

export type CardPagesProps<Row> = {
  label: string
  source: RowSource<Row>
  idOf: (row: Row) => string
  render: (row: Row) => ReactNode
  onOpen?: (row: Row) => void
  hrefOf?: (row: Row) => string
  perPage?: number
  /** Page number from 0; kept in the address by the owner. */
  page: number
  onPage: (page: number) => void
  empty?: ReactNode
}

export function CardPages<Row>(props: CardPagesProps<Row>) {
  const { source, idOf, perPage = 9, page, onPage } = props
  useRowSource(source)
  const from = page * perPage
  useEffect(() => source.ensure(from, from + perPage - 1), [source, from, perPage])
  const isUnknown = source.total === undefined
  const count = isUnknown ? perPage : Math.max(0, Math.min(perPage, source.reach - from))
  if (!isUnknown && source.reach === 0) return <div className={css['list']}>{props.empty}</div>
  return (
    <div className={css['pages']}>
      <ul aria-label={props.label} aria-busy={isUnknown} className={css['board']} tabIndex={0}>
        {Array.from({ length: count }, (_, at) => {
          const row = source.rowAt(from + at)
          return (
            <li key={row === undefined ? from + at : idOf(row)}>
              {row === undefined ? (
                <div className={css['card']}>
                  <SkeletonLines />
                </div>
              ) : (
                <CardLink row={row} onOpen={props.onOpen} hrefOf={props.hrefOf} className={css['card']}>
                  {props.render(row)}
                </CardLink>
              )}
            </li>
          )
        })}
      </ul>
      <Pager source={source} from={from} count={count} page={page} perPage={perPage} onPage={onPage} />
    </div>
  )
}

type PagerProps<Row> = {
  source: RowSource<Row>
  from: number
  count: number
  page: number
  perPage: number
  onPage: (page: number) => void
}

function Pager<Row>({ source, from, count, page, perPage, onPage }: PagerProps<Row>) {
  const text = useUiText()
  const format = useFormat()
  const { total } = source
  if (!total) return null
  const number = format.number(total.value)
  const all = total.exact ? number : text('about', { value: number })
  return (
    <nav className={css['pager']} aria-label={text('pageNext')}>
      <span className="tnum" role="status">
        {text('pageOf', { from: from + 1, to: from + count, total: all })}
      </span>
      <ActionIcon aria-label={text('pagePrevious')} disabled={page === 0} onClick={() => onPage(page - 1)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <ActionIcon
        aria-label={text('pageNext')}
        disabled={from + perPage >= source.reach}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
    </nav>
  )
}
