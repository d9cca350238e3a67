// Where a record page was opened from: the list's question and the place in it, kept in the state of the browser's history.
import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Entity } from '#contract/entity.ts'
import type { ListQuery } from '#contract/query.ts'
import type { Total } from '#contract/schemas.ts'
import { readListAddress } from './list-address.ts'
import { neighboursOf } from './list-memory.ts'

export interface RecordOrigin {
  readonly query: Pick<ListQuery, 'filter' | 'search' | 'sort'>
  /** Place of the record in the list, from 0. */
  readonly index: number
  readonly total?: Total | undefined
  /** Address of the list with its filter, for the way back. */
  readonly href: string
}

declare module '@tanstack/history' {
  interface HistoryState {
    recordOrigin?: RecordOrigin
  }
}

/** For `navigate({ state })` and `<Link state>`; a list gives it along when it opens a record. */
export function fromList(recordOrigin: RecordOrigin): { recordOrigin: RecordOrigin } {
  return { recordOrigin }
}

/** The place that the step of history tells, else that of the list which was just left. */
export function useRecordOrigin(entity: Entity, id: string): RecordOrigin | undefined {
  const told = useLocation({ select: (location) => location.state.recordOrigin })
  const router = useRouter()
  const [left] = useState(() => originInMemory(entity, id))
  const origin = told ?? left
  // Written down, so that a reload and the neighbours know it too.
  useEffect(() => {
    if (!told && left)
      void router.navigate({ to: '.', state: fromList(left), replace: true, resetScroll: false })
  }, [told, left, router])
  return origin
}

function originInMemory(entity: Entity, id: string): RecordOrigin | undefined {
  const found = neighboursOf(entity.name, id)
  if (!found) return undefined
  const { index, total, isExact, href } = found
  const address = new URL(href, location.origin)
  const { filter, search, sort } = readListAddress(entity, Object.fromEntries(address.searchParams))
  return {
    index,
    href,
    total: { value: total, exact: isExact },
    query: {
      sort: `${sort.descending ? '-' : ''}${sort.field}`,
      ...(filter ? { filter } : {}),
      ...(search === '' ? {} : { search }),
    },
  }
}
