// UTF-16 without a byte order mark: every other byte of signs, digits and delimiters is zero.

/** Less of them may be NUL bytes in a text of another kind. */
const leastZeros = 0.04

/** Which UTF-16 bytes from the beginning of a file are, if any. */
export function findUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const units = Math.floor(head.length / 2)
  if (units < 2) return undefined
  const zeros = [0, 0]
  for (let at = 0; at < units * 2; at += 1) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const [encoding, most, least] =
    odd > even ? (['utf-16le', odd, even] as const) : (['utf-16be', even, odd] as const)
  if (most < units * leastZeros || least > most / 10) return undefined
  return isPlausible(head.subarray(0, units * 2), encoding) ? encoding : undefined
}

function isPlausible(bytes: Uint8Array, encoding: string): boolean {
  const text = new TextDecoder(encoding).decode(bytes)
  const wrong = text.match(/(?!\s)[\p{Cc}\p{Co}\p{Cn}\uFFFD]/gu)?.length ?? 0
  return wrong <= text.length / 50
}
