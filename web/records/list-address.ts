// What a list shows, as its address says it: filter, search, order, view, columns, page. Pure, so that links are tested.
import { isCustomKey } from '#contract/custom-fields.ts'
import { type Entity, fieldOf } from '#contract/entity.ts'
import {
  type Condition,
  conditionsOf,
  DEFAULT_SORT,
  type Filter,
  filterSchema,
  parseSort,
  type Sort,
} from '#contract/query.ts'
import type { AddressQuery } from '#web/api/use-address-query.ts'
import { type ColumnChoice, readColumns } from './columns-address.ts'
import { topParts } from './filter-tree.ts'

export type ListView = 'table' | 'cards'
/** Cards on a page (S98). */
export const PER_PAGE = 9

export interface ListAddress {
  readonly filter: Filter | undefined
  /** The address carries a filter that nobody can read, as after a cut link. */
  readonly isFilterBroken: boolean
  /** Parts of the filter were left out: they ask for a field that the workspace no longer has, or the reader may not see. */
  readonly hasGoneField: boolean
  readonly search: string
  readonly sort: Sort
  readonly view: ListView
  /** Page of the cards from 0; `all` lets them run on. */
  readonly page: number | 'all'
  readonly columns: ColumnChoice | undefined
}

/** Reads an address; what it does not say or says wrongly is as usual. */
export function readListAddress(
  entity: Entity,
  query: AddressQuery,
  hidden: readonly string[] = [],
): ListAddress {
  const read = readFilter(query['filter'])
  const asked = read === 'broken' ? undefined : read
  const filter = withoutGone(entity, asked, hidden)
  return {
    filter,
    isFilterBroken: read === 'broken',
    hasGoneField: filter !== asked,
    search: (query['search'] ?? '').slice(0, 200),
    sort: readSort(entity, query['sort'], hidden),
    view: query['view'] === 'cards' ? 'cards' : 'table',
    page: readPage(query['page']),
    columns: readColumns(query['columns']),
  }
}

/** The text of a filter for the address; undefined where everything is shown. */
export function printFilter(filter: Filter | undefined): string | undefined {
  return filter === undefined ? undefined : JSON.stringify(filter)
}

/** The text of an order for the address; undefined for the usual one. */
export function printSort({ field, descending }: Sort): string | undefined {
  const text = `${descending ? '-' : ''}${field}`
  return text === DEFAULT_SORT ? undefined : text
}

/** Pages are counted from 1 where people see them. */
export function printPage(page: number | 'all'): string | undefined {
  if (page === 'all') return 'all'
  return page === 0 ? undefined : String(page + 1)
}

/** Whether lists of the entity can be put in order by this name. */
export function isSortable(entity: Entity, name: string): boolean {
  return name === 'title' || name === 'createdAt' || fieldOf(entity, name)?.sort === true
}

function readFilter(text: string | undefined): Filter | undefined | 'broken' {
  if (text === undefined || text === '') return undefined
  try {
    const read = filterSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : 'broken'
  } catch {
    return 'broken'
  }
}

/** The filter without the chips that ask for a custom field that is not there; the very same one where all are. */
function withoutGone(
  entity: Entity,
  filter: Filter | undefined,
  hidden: readonly string[],
): Filter | undefined {
  const isThere = ({ field }: Condition) =>
    !isCustomKey(field) || (fieldOf(entity, field) !== undefined && !hidden.includes(field))
  const parts = topParts(filter)
  const left = parts.filter((part) => conditionsOf(part).every(isThere))
  if (left.length === parts.length) return filter
  const [only, ...more] = left
  return more.length === 0 ? only : { and: left }
}

function readSort(entity: Entity, text: string | undefined, hidden: readonly string[]): Sort {
  const sort = parseSort(text ?? DEFAULT_SORT)
  return isSortable(entity, sort.field) && !hidden.includes(sort.field) ? sort : parseSort(DEFAULT_SORT)
}

function readPage(text: string | undefined): number | 'all' {
  if (text === 'all') return 'all'
  const page = Number(text ?? 1)
  return Number.isSafeInteger(page) && page > 1 ? page - 1 : 0
}
