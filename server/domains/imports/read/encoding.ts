// Which encoding a file is in: what it says itself, then what its bytes allow, then what its language makes likely.
import { isAscii, isUtf8 } from 'node:buffer'
import { letterEncodings } from './alphabets.ts'
import { binaryKind, isBinary } from './binary.ts'
import { scoreLetters } from './letters-score.ts'
import { pairEncodings, scorePairs } from './pairs-score.ts'
import type { TableSource } from './source.ts'
import type { EncodingBasis, TableProblem } from './table.ts'
import { findUtf16 } from './utf16.ts'
import { sequenceLength, unfinishedBytes } from './utf8.ts'

export interface FoundEncoding {
  readonly encoding: string
  readonly basis: EncodingBasis
  /** The file is none that can be read as text. */
  readonly problem: TableProblem | null
}

const headBytes = 256 * 1024
/** So much text around signs beyond ASCII is enough to tell a language. */
const tellingBytes = 64 * 1024
/** A file is looked through up to here; beyond, what is no text is reported in its row. */
const mostBytes = 4 * 1024 ** 3

/** The encoding of a source, which is read once, up to 4 GiB of it. */
export async function findEncoding(source: TableSource): Promise<FoundEncoding> {
  const seen = await lookThrough(source)
  if (seen.bytes === 0) return { encoding: 'utf-8', basis: 'valid-bytes', problem: { code: 'empty' } }
  const looksLike = binaryKind(seen.head)
  if (looksLike !== null) return notText(looksLike)
  if (seen.marked !== undefined) return { encoding: seen.marked, basis: 'byte-order-mark', problem: null }
  const utf16 = findUtf16(seen.head)
  if (utf16 !== undefined) return { encoding: utf16, basis: 'guess', problem: null }
  if (isBinary(seen.head, seen.wrong === 0)) return notText(null)
  if (seen.wrong === 0) return { encoding: 'utf-8', basis: 'valid-bytes', problem: null }
  const guessed = guessEncoding(Buffer.concat(seen.telling))
  // Sequences of UTF-8 hardly come about by chance, least where a byte is a letter: such a file was put together of two.
  const least = pairEncodings.some(({ encoding }) => encoding === guessed) ? seen.wrong : seen.wrong / 4
  return { encoding: seen.sequences >= least ? 'utf-8' : guessed, basis: 'guess', problem: null }
}

/** The likeliest encoding of bytes that are no UTF-8. */
export function guessEncoding(bytes: Uint8Array): string {
  const scores = [
    ...letterEncodings.map((letters, rank) => ({
      encoding: letters.encoding,
      score: scoreLetters(bytes, letters) - (letters.rare ?? 0) - rank * 0.005,
    })),
    ...pairEncodings.map((pairs) => ({ encoding: pairs.encoding, score: scorePairs(bytes, pairs) })),
  ]
  return scores.reduce((best, other) => (other.score > best.score ? other : best)).encoding
}

function notText(looksLike: string | null): FoundEncoding {
  return { encoding: 'windows-1252', basis: 'guess', problem: { code: 'not-text', looksLike } }
}

interface Seen {
  head: Uint8Array
  bytes: number
  marked: string | undefined
  /** Bytes that are no UTF-8, and sequences of several bytes that are. */
  wrong: number
  sequences: number
  /** Lines with signs beyond ASCII. */
  telling: Uint8Array[]
}

async function lookThrough(source: TableSource): Promise<Seen> {
  const seen: Seen = {
    head: new Uint8Array(),
    bytes: 0,
    marked: undefined,
    wrong: 0,
    sequences: 0,
    telling: [],
  }
  let [tail, told]: [Uint8Array, number] = [new Uint8Array(), 0]
  for await (const piece of source.open()) {
    if (seen.head.length < headBytes)
      seen.head = Buffer.concat([seen.head, piece.subarray(0, headBytes - seen.head.length)])
    seen.bytes += piece.length
    seen.marked ??= seen.head.length < 4 ? undefined : markOfOrder(seen.head)
    if (seen.marked !== undefined || seen.bytes > mostBytes) break
    if (isAscii(piece) && tail.length === 0) continue
    const bytes = Buffer.concat([tail, piece])
    const whole = bytes.subarray(0, bytes.length - unfinishedBytes(bytes))
    tail = new Uint8Array(bytes.subarray(whole.length))
    countSequences(whole, seen)
    if (told >= tellingBytes) continue
    const lines = tellingLines(bytes)
    told += lines.length
    seen.telling.push(lines)
  }
  seen.marked ??= markOfOrder(seen.head)
  seen.wrong += tail.length
  return seen
}

function countSequences(bytes: Uint8Array, seen: Seen): void {
  if (isAscii(bytes)) return
  const isValid = isUtf8(bytes)
  // One sequence of a valid piece is as good as all: they only weigh against what is wrong elsewhere.
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    if (length > 1) seen.sequences += 1
    if (length < 1) seen.wrong += 1
    at += Math.max(1, length)
    if (isValid && length > 1 && seen.sequences > 10_000) return
  }
}

/** Each line with a byte beyond ASCII, as far as it can be seen whole; at most a few hundred bytes of a long one. */
function tellingLines(bytes: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = []
  let length = 0
  for (let from = 0; from < bytes.length && length < tellingBytes;) {
    const end = bytes.indexOf(10, from)
    const line = bytes.subarray(from, end === -1 ? bytes.length : end + 1).subarray(0, 4096)
    from += end === -1 ? bytes.length : end + 1 - from
    if (isAscii(line)) continue
    lines.push(line)
    length += line.length
  }
  return Buffer.concat(lines)
}

function markOfOrder([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}
