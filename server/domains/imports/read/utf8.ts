// UTF-8 by hand where the platform's decoder would lose which bytes were wrong, or how many.

/** Length of the well-formed sequence at a place; 0 where none begins, -1 where the bytes end before it does. */
export function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead <= 0xf4 ? 4 : 0
  if (lead < 0xc2 || length === 0) return 0
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next]
    if (byte === undefined) return -1
    const [low, high] = next === 1 ? secondOf(lead) : [0x80, 0xbf]
    if (byte < low || byte > high) return 0
  }
  return length
}

/** How many bytes at the end begin a sequence that may be completed by what follows. */
export function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const at = bytes.length - back
    if ((bytes[at] ?? 0) >= 0xc0) return sequenceLength(bytes, at) === -1 ? back : 0
  }
  return 0
}

/** The range of a second byte keeps out overlong forms, surrogates and what lies beyond Unicode. */
function secondOf(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf]
  if (lead === 0xed) return [0x80, 0x9f]
  if (lead === 0xf0) return [0x90, 0xbf]
  if (lead === 0xf4) return [0x80, 0x8f]
  return [0x80, 0xbf]
}
