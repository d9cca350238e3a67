// Bytes to text, piece by piece. What cannot be decoded is marked (see marks.ts), and never ends the reading.
import { isUtf8 } from 'node:buffer'
import { textDecoder } from './code-pages.ts'
import { markOf, unknownMark } from './marks.ts'
import { sequenceLength, unfinishedBytes } from './utf8.ts'

/**
 * The text of bytes in an encoding, without its byte order mark. Pieces end between characters.
 * Throws a RangeError for an encoding that the platform does not know.
 */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<string> {
  const decoder = encoding === 'utf-8' ? utf8Decoder() : platformDecoder(encoding)
  for await (const piece of bytes) {
    const text = decoder.push(piece)
    if (text !== '') yield text
  }
  const rest = decoder.end()
  if (rest !== '') yield rest
}

interface Decoder {
  push(bytes: Uint8Array): string
  end(): string
}

function platformDecoder(encoding: string): Decoder {
  const decoder = textDecoder(encoding)
  const mark = (text: string) => text.replaceAll('\uFFFD', unknownMark)
  return {
    push: (bytes) => mark(decoder.decode(bytes, { stream: true })),
    end: () => mark(decoder.decode()),
  }
}

function utf8Decoder(): Decoder {
  let tail: Uint8Array = new Uint8Array()
  let begun = false
  const read = (bytes: Uint8Array) => {
    const text = decodeUtf8(bytes)
    const isMarked = !begun && text.startsWith('\uFEFF')
    begun ||= text !== ''
    return isMarked ? text.slice(1) : text
  }
  return {
    push(piece) {
      const bytes = tail.length === 0 ? piece : Buffer.concat([tail, piece])
      const whole = bytes.length - unfinishedBytes(bytes)
      tail = new Uint8Array(bytes.subarray(whole))
      return read(bytes.subarray(0, whole))
    },
    end: () => read(tail),
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const text = buffer.toString('utf8')
  // A written U+FFFD is text, one put in by the decoder is not.
  return !text.includes('\uFFFD') || isUtf8(bytes) ? text : markWrong(buffer)
}

function markWrong(bytes: Buffer): string {
  const parts: string[] = []
  let from = 0
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at)
    if (length > 0) {
      at += length
      continue
    }
    parts.push(bytes.toString('utf8', from, at), markOf(bytes[at] ?? 0))
    at += 1
    from = at
  }
  parts.push(bytes.toString('utf8', from))
  return parts.join('')
}
