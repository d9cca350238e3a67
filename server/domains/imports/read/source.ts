// Where the bytes of a table come from: anything that can be opened more than once.
import { createReadStream } from 'node:fs'

export interface TableSource {
  readonly name: string
  /** In bytes, where it is known beforehand. */
  readonly size: number | undefined
  /** The bytes from the beginning, each time anew. */
  open(): AsyncIterable<Uint8Array>
}

const chunkBytes = 256 * 1024

/** A file on disk. @public */
export function fileSource(path: string, name: string, size?: number): TableSource {
  return { name, size, open: () => createReadStream(path, { highWaterMark: chunkBytes }) }
}

/** Bytes that are at hand, given in pieces of at most `piece` bytes. */
export function memorySource(name: string, bytes: Uint8Array, piece = chunkBytes): TableSource {
  return { name, size: bytes.length, open: () => piecesOf(bytes, piece) }
}

async function* piecesOf(bytes: Uint8Array, piece: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}
