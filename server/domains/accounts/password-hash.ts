// Passwords as they are kept: scrypt, off the event loop, with the parameters beside the hash so that they can grow.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { Problem } from '#server/platform/problem.ts'

/** Cost of a guess: 32 MB and three passes, the strength that OWASP's password storage sheet asks of scrypt. */
const cost = { ln: 15, r: 8, p: 3 }
const hashBytes = 32

/** More than this at once would take memory and processors from everybody; a flood waits in a line of bounded length. */
const atOnce = 2
const longestLine = 60

interface Stored {
  readonly ln: number
  readonly r: number
  readonly p: number
  readonly salt: Buffer
  readonly hash: Buffer
}

/** Text for the database, such as `$scrypt$ln=15,r=8,p=3$<salt>$<hash>`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, { ...cost, salt })
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${salt.toString('base64url')}$${hash.toString('base64url')}`
}

/**
 * Whether the password is the one that was hashed. Without a hash, for an account that does not exist, the same work is
 * done and the answer is no: time does not tell who has an account.
 */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const known = stored === undefined ? undefined : read(stored)
  const { hash, ...parameters } = known ?? nobody
  const derived = await derive(password, parameters)
  return timingSafeEqual(derived, hash) && known !== undefined
}

/** Whether the hash was made with other parameters than today's. */
export function isOutdated(stored: string): boolean {
  const { ln, r, p } = read(stored)
  return ln !== cost.ln || r !== cost.r || p !== cost.p
}

const nobody: Stored = { ...cost, salt: randomBytes(16), hash: randomBytes(hashBytes) }

function read(stored: string): Stored {
  const parts = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(stored)
  const [, ln, r, p, salt = '', hash = ''] = parts ?? []
  if (Buffer.from(hash, 'base64url').length !== hashBytes)
    throw new Error('a password hash of the database is damaged')
  return {
    ln: Number(ln),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  }
}

let running = 0
const line: (() => void)[] = []

async function derive(password: string, { ln, r, p, salt }: Omit<Stored, 'hash'>): Promise<Buffer> {
  if (running < atOnce) running++
  else if (line.length >= longestLine) throw new Problem('too-many-requests', { retryAfter: 5 })
  else await new Promise<void>((resolve) => line.push(resolve))
  try {
    return await runScrypt(password, salt, { N: 2 ** ln, r, p })
  } finally {
    const next = line.shift()
    if (next) next()
    else running--
  }
}

/** The same letters typed on another keyboard give the same bytes (NFKC). */
function runScrypt(
  password: string,
  salt: Buffer,
  { N, r, p }: { N: number; r: number; p: number },
): Promise<Buffer> {
  const maxmem = 128 * N * r + 2 ** 20
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, hashBytes, { N, r, p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
