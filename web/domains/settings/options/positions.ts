// Where a moved option gets its place: a number between its new neighbours, so that one record changes and not all.

export interface Placed {
  readonly id: string
  readonly position: number
}
export interface MovePlan {
  /** Options that first get new numbers in the order they have, because there is no room between two of them. */
  readonly spread: readonly Placed[]
  /** The new number of the moved one. */
  readonly position: number
}

/** Positions carry two decimals. */
const SMALLEST = 0.01
const STEP = 1000

/**
 * Puts `id` before `beforeId`, at the end for null. `order` is the list as it is shown, with `id` in it; a new one
 * (not in it) is put in the same way.
 */
export function planMove(order: readonly Placed[], id: string, beforeId: string | null): MovePlan {
  const others = order.filter((each) => each.id !== id)
  const found = others.findIndex((each) => each.id === beforeId)
  const index = found < 0 ? others.length : found
  const between = midpoint(others[index - 1]?.position, others[index]?.position)
  if (between !== undefined && isAscending(others)) return { spread: [], position: between }
  const spread = order.map((each, place) => ({ id: each.id, position: (place + 1) * STEP }))
  const rest = spread.filter((each) => each.id !== id)
  return {
    spread: spread.filter((each, place) => each.position !== order[place]?.position),
    position: midpoint(rest[index - 1]?.position, rest[index]?.position) ?? (order.length + 1) * STEP,
  }
}

/** Undefined where the two leave no room. */
function midpoint(before: number | undefined, after: number | undefined): number | undefined {
  if (after === undefined) return Math.floor(before ?? 0) + STEP
  const low = before ?? 0
  const middle = Math.round(((low + after) / 2) * 100) / 100
  return middle - low >= SMALLEST / 2 && after - middle >= SMALLEST / 2 ? middle : undefined
}

function isAscending(order: readonly Placed[]): boolean {
  return order.every((each, place) => place === 0 || each.position > (order[place - 1]?.position ?? 0))
}
