// Random numbers that come out the same for the same seed: a failing test can be repeated, two commits measured on the same data.

/** A generator of numbers in [0, 1) from a seed (mulberry32, public domain algorithm by Tommy Ettinger). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of the entries; a `skew` above 1 prefers the first. */
export function pick<T>(random: () => number, entries: readonly T[], skew = 1): T {
  const entry = entries[Math.floor(entries.length * random() ** skew)]
  if (entry === undefined) throw new Error('nothing to pick from')
  return entry
}
