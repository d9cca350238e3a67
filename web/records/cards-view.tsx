// A list as cards: nine to a page, or running on.
import type { ReactNode } from 'react'
import type { AnyRow, Entity } from '#contract/entity.ts'
import { useMeta } from '#web/api/meta.tsx'
import { CardPages } from '#web/ui/cards/card-pages.tsx'
import { CardsFlow } from './cards-flow.tsx'
import { PER_PAGE } from './list-address.ts'
import { RecordCard } from './list-card.tsx'
import type { ListSource } from './list-source.ts'

interface CardsViewProps {
  readonly entity: Entity
  /** Columns of the list, of which cards show the first that have content. */
  readonly names: readonly string[]
  readonly label: string
  readonly source: ListSource
  readonly page: number | 'all'
  readonly onPage: (page: number) => void
  readonly onOpen: (row: AnyRow) => void
  readonly hrefOf: (row: AnyRow) => string
  readonly empty: ReactNode
}

export function CardsView(props: CardsViewProps) {
  const { entity, names, label, source, page, onPage, onOpen, hrefOf, empty } = props
  const meta = useMeta()
  const shared = {
    label,
    source: source.store,
    onOpen,
    hrefOf,
    empty,
    render: (row: AnyRow) => (
      <RecordCard entity={entity} names={names} row={row} meta={meta} refs={source.refs} />
    ),
  }
  if (page === 'all') return <CardsFlow {...shared} />
  return <CardPages {...shared} idOf={(row) => row.id} perPage={PER_PAGE} page={page} onPage={onPage} />
}
