/** Runs a task for each item, a few at a time, in their order. */
export async function inTurns<Item>(
  items: readonly Item[],
  task: (item: Item, index: number) => Promise<void>,
  atOnce = 4,
): Promise<void> {
  const waiting = items.entries()
  const worker = async () => {
    for (const [index, item] of waiting) await task(item, index)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
}
