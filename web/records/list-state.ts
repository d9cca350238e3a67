// The state of a list as its address holds it, and the ways to change it. Steps that people think of as one are one for "back".
import { useLocation } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import { DEFAULT_SORT, type Filter, type Sort } from '#contract/query.ts'
import { listPath } from '#web/api/address.ts'
import { useMeta } from '#web/api/meta.tsx'
import { useAddressQuery } from '#web/api/use-address-query.ts'
import type { GridSort } from '#web/ui/grid/grid-column.ts'
import { useEvent } from '#web/ui/use-event.ts'
import { printColumns } from './columns-address.ts'
import type { ColumnChoice } from './columns-address.ts'
import {
  type ListAddress,
  type ListView,
  printFilter,
  printPage,
  printSort,
  readListAddress,
} from './list-address.ts'
import type { ListQuestion } from './list-source.ts'

export interface ListState {
  readonly address: ListAddress
  readonly question: ListQuestion
  /** Names this step of the browser's history. */
  readonly step: string
  readonly href: string
  /** `isStep` false goes on with the step before, as while a filter is being built. */
  readonly setFilter: (filter: Filter | undefined, isStep?: boolean) => void
  readonly setSearch: (search: string) => void
  readonly setSort: (sort: GridSort | null) => void
  readonly setView: (view: ListView) => void
  readonly setPage: (page: number | 'all') => void
  readonly setColumns: (columns: ColumnChoice | undefined) => void
}

export function useListState(entity: Entity): ListState {
  const meta = useMeta()
  const [query, change] = useAddressQuery()
  const { hidden } = meta.accessOf(entity)
  const { filter, search, sort, view, page, columns } = query
  const address = useMemo(
    () => readListAddress(entity, { filter, search, sort, view, page, columns }, hidden),
    [entity, hidden, filter, search, sort, view, page, columns],
  )
  const question = useMemo(() => questionOf(address), [address])
  const set = (patch: Parameters<typeof change>[0], how?: 'push' | 'replace') => void change(patch, how)
  const other = { page: undefined }
  return {
    address,
    question,
    ...useStep(entity),
    setFilter: useEvent((next, isStep = true) =>
      set({ ...other, filter: printFilter(next) }, isStep ? 'push' : 'replace'),
    ),
    setSearch: useEvent((next) =>
      set({ ...other, search: next === '' ? undefined : next }, address.search === '' ? 'push' : 'replace'),
    ),
    setSort: useEvent((next) =>
      set({
        ...other,
        sort: next ? printSort({ field: next.column, descending: next.direction === 'desc' }) : undefined,
      }),
    ),
    setView: useEvent((next) => set({ ...other, view: next === 'table' ? undefined : next })),
    setPage: useEvent((next) => set({ page: printPage(next) })),
    setColumns: useEvent((next) => set({ columns: next && printColumns(next) }, 'replace')),
  }
}

/** The order as the grid shows it. */
export function gridSortOf({ field, descending }: Sort): GridSort {
  return { column: field, direction: descending ? 'desc' : 'asc' }
}

function questionOf({ filter, search, sort }: ListAddress): ListQuestion {
  return {
    filter,
    search: search.trim() === '' ? undefined : search.trim(),
    sort: printSort(sort) ?? DEFAULT_SORT,
  }
}

/** The other end of the list, where the far rows are near. */
export function reversed(sort: Sort): GridSort {
  return gridSortOf({ ...sort, descending: !sort.descending })
}

/** While the way leads elsewhere, the page is still this list. */
function useStep(entity: Entity): { readonly step: string; readonly href: string } {
  const here = useLocation({
    select: ({ pathname, href, state }) => ({ pathname, href, step: state.__TSR_key ?? state.key ?? '' }),
  })
  const [last, setLast] = useState(here)
  const isHere = here.pathname === listPath(entity)
  if (isHere && (last.step !== here.step || last.href !== here.href)) setLast(here)
  return isHere ? here : last
}
