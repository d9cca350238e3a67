// The keys of the server: made at the first start and kept in DATA_DIR, where whoever has the folder has them and
// nobody else; or derived from the setting SECRET, so that several servers on one database have the same.
import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { errorCode, ExpectedProblem } from './expected-problem.ts'

/** Each 32 random bytes, as keys: bytes are made into a key for every use, which takes longer than the use. */
export interface Secrets {
  /** Hashes session tokens and API keys, so that a copy of the database alone verifies none. */
  tokenKey: KeyObject
  /** Seals the cursors of lists, so that nobody reads them, or from a place that we did not name. */
  cursorKey: KeyObject
}

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32)
  .transform((bytes) => createSecretKey(bytes))
const stored = z.object({ tokenKey: key, cursorKey: key })

/**
 * Derives the secrets from `secret` where there is one, else reads those of the data folder, or makes them. Throws
 * an ExpectedProblem when their file was damaged.
 */
export function loadSecrets(dataDir: string, secret?: string): Secrets {
  return secret === undefined ? keep(dataDir) : derive(secret)
}

/** A key for as long as the process lives. */
export function randomKey(): KeyObject {
  return createSecretKey(randomBytes(32))
}

function derive(secret: string): Secrets {
  const key = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `rapport ${purpose}`, 32)))
  return { tokenKey: key('tokens'), cursorKey: key('cursors') }
}

function keep(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json')
  const text = read(file) ?? create(file)
  try {
    return stored.parse(JSON.parse(text))
  } catch {
    throw new ExpectedProblem(
      `The secrets in ${file} are damaged; restore that file from a backup, or remove it, which signs everybody out and ends all API keys.`,
    )
  }
}

function read(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw new ExpectedProblem(
      `The secrets in ${file} cannot be read (${errorCode(error)}); start Rapport as the account that made them.`,
    )
  }
}

/** Written aside and linked into place: there whole or not at all, and the first of two processes wins. */
function create(file: string): string {
  const side = `${file}.part-${process.pid}`
  const fresh = () => randomBytes(32).toString('base64')
  fs.writeFileSync(side, `${JSON.stringify({ tokenKey: fresh(), cursorKey: fresh() }, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  })
  try {
    fs.linkSync(side, file)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  } finally {
    fs.rmSync(side, { force: true })
  }
  return fs.readFileSync(file, 'utf8')
}
