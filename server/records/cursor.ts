// Where a list goes on: sealed, and bound to the very list it came from. A walk may stop at a record that the reader does not
// see, so nobody can read a cursor, and nobody goes on from a place that was not given out.
import { createCipheriv, createDecipheriv, createHash, createHmac, type KeyObject } from 'node:crypto'
import { momentSchema } from '#contract/kinds/moment.ts'
import { daySchema } from '#contract/kinds/operators.ts'
import { isPlainText } from '#contract/kinds/text.ts'
import { Problem } from '#server/platform/problem.ts'
import { z } from 'zod'

/** Position after a row: its key in the order (null in the part of the list where the key is empty) and its id. */
export interface Position {
  readonly key: string | number | null
  readonly id: string
}
export interface Cursor {
  readonly after: Position
  /** How many rows the next bounded walk may look at; grows while a rare filter finds little. */
  readonly window: number
}

const shape = z.tuple([
  z.string(),
  z.union([z.string(), z.number(), z.null()]),
  z.guid(),
  z.int().min(1).max(50_000),
])

/** Names a list by everything that decides its rows and order. */
export function listMark(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16)
}

export function printCursor(secret: KeyObject, mark: string, cursor: Cursor): string {
  return seal(secret, JSON.stringify([mark, cursor.after.key, cursor.after.id, cursor.window]))
}

/** Throws `bad-cursor` for anything that this list did not give out. `type` is that of the key's column; without one there is no key. */
export function readCursor(secret: KeyObject, mark: string, text: string, type?: string): Cursor {
  const read = shape.safeParse(open(secret, text))
  if (!read.success || read.data[0] !== mark || !fits(read.data[1], type)) throw new Problem('bad-cursor')
  const [, key, id, window] = read.data
  return { after: { key, id }, window }
}

/** A cursor of an earlier version must not reach the database as an error. */
function fits(key: Position['key'], type: string | undefined): boolean {
  if (key === null || type === undefined) return key === null
  if (type === 'text') return typeof key === 'string' && isPlainText(key)
  if (type === 'date') return daySchema.safeParse(key).success
  if (type.startsWith('timestamptz')) return momentSchema.safeParse(key).success
  return typeof key === 'number' && (type !== 'bigint' || Number.isSafeInteger(key))
}

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** The same place gives the same cursor, so that the same page is the same answer: its bytes begin with a hash under the key. */
function seal(secret: KeyObject, text: string): string {
  const iv = createHmac('sha256', secret).update(text).digest().subarray(0, IV_BYTES)
  const cipher = createCipheriv(CIPHER, secret, iv)
  const sealed = [iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return Buffer.concat(sealed).toString('base64url')
}

/** Undefined for anything that was not sealed here. */
function open(secret: KeyObject, text: string): unknown {
  const bytes = Buffer.from(text, 'base64url')
  // Decoding forgives what is no base64; what we gave out comes back letter for letter.
  if (bytes.length < IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== text) return undefined
  const decipher = createDecipheriv(CIPHER, secret, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    const opened = [decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]
    return JSON.parse(Buffer.concat(opened).toString('utf8'))
  } catch {
    return undefined
  }
}
