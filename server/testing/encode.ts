// Text in the encodings of old programs, for tests: the decoders of the platform, turned round.
import { textDecoder } from '#server/domains/imports/read/code-pages.ts'

/** The bytes of a text. Throws for a sign that the encoding does not have. */
export function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding.startsWith('utf-16')) return encodeUtf16(text, encoding === 'utf-16be')
  const table = tableOf(encoding)
  const bytes = Array.from(text).flatMap((sign) => {
    const found = sign < '\u0080' ? [sign.charCodeAt(0)] : table.get(sign)
    if (found === undefined) throw new Error(`${encoding} has no ${sign}`)
    return found
  })
  return Uint8Array.from(bytes)
}

function encodeUtf16(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>()

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding)
  if (known !== undefined) return known
  const table = new Map<string, readonly number[]>()
  const decoder = textDecoder(encoding)
  const enter = (bytes: readonly number[]) => {
    const signs = Array.from(decoder.decode(Uint8Array.from(bytes)))
    const [sign = ''] = signs
    if (signs.length === 1 && sign !== '\uFFFD' && !table.has(sign)) table.set(sign, bytes)
  }
  const high = Array.from({ length: 128 }, (_, at) => at + 128)
  for (const byte of high) enter([byte])
  for (const first of high) for (let second = 0x40; second < 0x100; second += 1) enter([first, second])
  tables.set(encoding, table)
  return table
}
