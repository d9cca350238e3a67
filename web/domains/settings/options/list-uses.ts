// Which records hold an option of a list, and how many: asked of the figures that entities keep.
import { useQueries } from '@tanstack/react-query'
import { referenceOf, type Entity } from '#contract/entity.ts'
import { entityNames } from '#contract/entities/list.ts'
import type { Condition } from '#contract/query.ts'
import { listPath } from '#web/api/address.ts'
import { useMeta } from '#web/api/meta.tsx'
import { queryClient } from '#web/api/query-client.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import { groupsOf } from '#web/api/records.ts'
import { printFilter } from '#web/records/list-address.ts'

export interface ListUse {
  readonly entity: Entity
  readonly field: string
}
export interface UseCount extends ListUse {
  readonly count: number
}
export interface ListUses {
  readonly uses: readonly ListUse[]
  /** Undefined while they are counted. */
  readonly countsOf: (id: string) => readonly UseCount[] | undefined
  /** How many records hold it; undefined while they are counted. */
  readonly totalOf: (id: string) => number | undefined
  readonly isFailed: boolean
  readonly recount: () => void
}

/** Fields that choose from the list and keep figures for it. */
function usesOfList(list: string, meta: MetaView): ListUse[] {
  return entityNames
    .map((name) => meta.entity(name))
    .flatMap((entity) =>
      Object.entries(entity.fields).flatMap(([field, each]) => {
        const target = referenceOf(each)
        const isOf = target?.of === 'option' && target.list === list
        return isOf && entity.rollups.some((rollup) => rollup.by === field) ? [{ entity, field }] : []
      }),
    )
}

const MERGE_MS = 1000

/** Counts of every option of the list that the reader may see. `leaving` are being merged: they are counted until they are empty. */
export function useListUses(list: string, leaving: readonly string[]): ListUses {
  const meta = useMeta()
  const { slug } = meta.workspace
  const uses = usesOfList(list, meta).filter(
    ({ entity, field }) => meta.may(entity, 'read') && !meta.accessOf(entity).hidden.includes(field),
  )
  const answers = useQueries(
    {
      queries: uses.map(({ entity, field }) => ({
        queryKey: ['groups', slug, entity.name, field],
        queryFn: () => groupsOf(entity, field),
        staleTime: 0,
        refetchInterval: (query: { state: { data: Groups | undefined } }) =>
          query.state.data?.some((each) => leaving.includes(each.value) && each.count > 0) ? MERGE_MS : false,
      })),
    },
    queryClient,
  )
  const counts = answers.map((each) => each.data)
  const countsOf = (id: string) =>
    counts.every((each) => each !== undefined)
      ? uses.map((use, at) => ({ ...use, count: counts[at]?.find((each) => each.value === id)?.count ?? 0 }))
      : undefined
  return {
    uses,
    countsOf,
    totalOf: (id) => countsOf(id)?.reduce((sum, each) => sum + each.count, 0),
    isFailed: answers.some((each) => each.isError),
    recount: () => void Promise.all(answers.map((each) => each.refetch())),
  }
}

type Groups = readonly { readonly value: string; readonly count: number }[]

function conditionOf({ entity, field }: ListUse, id: string): Condition {
  const op = entity.fields[field]?.kind.name === 'tags' ? 'hasAnyOf' : 'isAnyOf'
  return { field, op, value: [id] }
}

/** Address of the list of exactly these records. */
export function linkToUse(use: ListUse, id: string): { to: string; search: { filter?: string } } {
  const filter = printFilter(conditionOf(use, id))
  return { to: listPath(use.entity), search: filter === undefined ? {} : { filter } }
}
