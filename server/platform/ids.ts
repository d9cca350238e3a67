// Identifiers: UUID version 7 (RFC 9562), whose first 48 bits are the moment in milliseconds.
import { randomFillSync, randomInt } from 'node:crypto'

const counterBits = 26
const pool = Buffer.alloc(6 * 512)

let poolAt = pool.length
let lastMs = -1
let counter = 0

/**
 * A new id that embeds `at` (milliseconds since 1970, now by default), so that it sorts by creation.
 * Ids made one after the other for the same millisecond keep their order: 26 bits behind the moment count up
 * from a random start (RFC 9562, 6.2, method 1); 48 bits stay random.
 */
export function newId(at: number = Date.now()): string {
  counter = at === lastMs ? counter + 1 : randomInt(2 ** (counterBits - 1))
  lastMs = at
  const high = 0x7000 | ((counter >>> 14) & 0xfff)
  const low = 0x8000 | (counter & 0x3fff)
  return layOut(at, high, low, randomTail())
}

/** The smallest id of a millisecond: ids made at or after `ms` are not below it, older ones are. */
export function floorId(ms: number): string {
  return layOut(ms, 0x7000, 0x8000, '000000000000')
}

/** The moment embedded in an id made by `newId`, in milliseconds since 1970. */
export function idTime(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

function layOut(ms: number, high: number, low: number, tail: string): string {
  if (!Number.isSafeInteger(ms) || ms < 0 || ms >= 2 ** 48)
    throw new RangeError(`No id can embed the moment ${ms}.`)
  const time = ms.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-${high.toString(16)}-${low.toString(16)}-${tail}`
}

function randomTail(): string {
  if (poolAt === pool.length) {
    randomFillSync(pool)
    poolAt = 0
  }
  poolAt += 6
  return pool.toString('hex', poolAt - 6, poolAt)
}
