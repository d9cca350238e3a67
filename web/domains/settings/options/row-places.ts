// Where a row of a grouped list stands, and where one step takes it. Pure.
import type { DropPlace } from './use-row-drag.ts'

export interface RowGroup {
  readonly id: string
  readonly items: readonly { readonly id: string }[]
}

/** The first row of the groups below, before which the end of a group is. */
export function firstAfter(groups: readonly RowGroup[], groupId: string, id: string): string | null {
  const at = groups.findIndex((each) => each.id === groupId)
  const below = groups.slice(at + 1).flatMap((each) => each.items)
  return below.find((each) => each.id !== id)?.id ?? null
}

/** Where a row stands now, as a place to drop it. */
export function placeNow(groups: readonly RowGroup[], id: string): DropPlace {
  const group = groups.find((each) => each.items.some((item) => item.id === id))
  const at = group?.items.findIndex((each) => each.id === id) ?? -1
  return { group: group?.id ?? '', beforeId: group?.items[at + 1]?.id ?? null }
}

/** One place up or down, over the edge of a group into the next one; undefined at the ends of the list. */
export function stepPlace(groups: readonly RowGroup[], id: string, by: -1 | 1): DropPlace | undefined {
  const groupAt = groups.findIndex((each) => each.items.some((item) => item.id === id))
  const group = groups[groupAt]
  const at = group?.items.findIndex((each) => each.id === id) ?? -1
  if (!group || at < 0) return undefined
  const isEdge = by < 0 ? at === 0 : at === group.items.length - 1
  if (!isEdge) {
    const before = by < 0 ? group.items[at - 1] : group.items[at + 2]
    return { group: group.id, beforeId: before?.id ?? null }
  }
  const next = groups[groupAt + by]
  if (!next) return undefined
  return { group: next.id, beforeId: by < 0 ? null : (next.items[0]?.id ?? null) }
}

/** The place of a row among those of its group, counted from 1, for whoever hears it. */
export function placeAmong(group: RowGroup, id: string, beforeId: string | null) {
  const others = group.items.filter((each) => each.id !== id)
  const found = others.findIndex((each) => each.id === beforeId)
  return { place: (found < 0 ? others.length : found) + 1, of: others.length + 1 }
}
