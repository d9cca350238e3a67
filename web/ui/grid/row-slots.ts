// Recycling of row elements: a row keeps its element while it is in sight, then gives it to a newcomer.

export type RowSlots = { readonly byIndex: ReadonlyMap<number, number>; readonly size: number }

export const noSlots: RowSlots = { byIndex: new Map(), size: 0 }

/**
 * Gives each row index in sight a slot number, which serves as its React key. Indices still in sight keep
 * theirs, so a row that is being edited is never taken apart; freed slots are reused before new ones.
 */
export function assignSlots(before: RowSlots, indices: readonly number[]): RowSlots {
  const byIndex = new Map<number, number>()
  const used = new Set<number>()
  const waiting: number[] = []
  for (const index of indices) {
    const slot = before.byIndex.get(index)
    if (slot === undefined) waiting.push(index)
    else {
      byIndex.set(index, slot)
      used.add(slot)
    }
  }
  let slot = 0
  for (const index of waiting) {
    while (used.has(slot)) slot++
    byIndex.set(index, slot)
    used.add(slot)
  }
  return { byIndex, size: Math.max(before.size, ...used, 0) }
}
