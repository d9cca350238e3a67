// How much bytes look like one of the East Asian encodings, in which pairs of bytes make a character.

/** Rows of the code table, by their first byte, and how much a character of them speaks for the encoding. */
type Region = readonly [from: number, to: number, worth: number]

export interface PairEncoding {
  readonly encoding: string
  readonly regions: readonly Region[]
  /** The least second byte. */
  readonly second: number
  /** Bytes that are characters by themselves. */
  readonly single?: readonly [number, number]
}

const high = 0xa1

export const pairEncodings: readonly PairEncoding[] = [
  {
    encoding: 'shift_jis',
    second: 0x40,
    single: [0xa1, 0xdf],
    regions: [
      [0x81, 0x81, 0.7],
      [0x82, 0x83, 1],
      [0x88, 0x97, 0.9],
      [0x98, 0x9f, 0.2],
      [0xe0, 0xea, 0.2],
    ],
  },
  {
    encoding: 'euc-kr',
    second: high,
    regions: [
      [0xa1, 0xa3, 0.7],
      [0xb0, 0xc8, 1],
      [0xca, 0xfd, 0.1],
    ],
  },
  {
    encoding: 'euc-jp',
    second: high,
    regions: [
      [0xa1, 0xa3, 0.7],
      [0xa4, 0xa5, 1],
      [0xb0, 0xcf, 0.9],
      [0xd0, 0xf4, 0.2],
    ],
  },
  {
    encoding: 'gb18030',
    second: 0x40,
    regions: [
      [0xa1, 0xa3, 0.7],
      [0xa4, 0xa5, 0.3],
      [0xb0, 0xd7, 0.9],
      [0xd8, 0xf7, 0.2],
    ],
  },
  {
    encoding: 'big5',
    second: 0x40,
    regions: [
      [0xa1, 0xa3, 0.7],
      [0xa4, 0xc6, 0.9],
      [0xc9, 0xf9, 0.2],
    ],
  },
]

/** Between 1, every pair is a common character, and below 0. */
export function scorePairs(bytes: Uint8Array, pairs: PairEncoding): number {
  let [sum, count] = [0, 0]
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0
    if (byte < 0x80) {
      at += 1
      continue
    }
    const worth = worthOf(bytes, at, pairs)
    const length = isSingle(byte, pairs) ? 1 : 2
    const weight = length === 2 && (bytes[at + 1] ?? 0) >= 0x80 ? 2 : 1
    sum += worth * weight
    count += weight
    at += length
  }
  return sum / (count + 1)
}

function worthOf(bytes: Uint8Array, at: number, pairs: PairEncoding): number {
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]]
  if (isSingle(first, pairs)) return 0.1
  if (second < pairs.second || second === 0x7f || second > 0xfc + (pairs.second === high ? 2 : 0)) return -2
  // An accent within a word of Latin letters makes a pair with the next one.
  if (isLetter(bytes[at - 1]) && isLetter(second)) return -1
  return pairs.regions.find(([from, to]) => first >= from && first <= to)?.[2] ?? -0.5
}

function isSingle(byte: number, { single }: PairEncoding): boolean {
  return single !== undefined && byte >= single[0] && byte <= single[1]
}

function isLetter(byte = 0): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)
}
