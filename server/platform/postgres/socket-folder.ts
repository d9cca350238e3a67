// Where the Unix socket of a cluster lies: in its folder, unless the path is too long for a socket.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ExpectedProblem } from '#server/platform/expected-problem.ts'
import type { Account } from './account.ts'

/** Systems allow 103 bytes and more for the whole path; "/.s.PGSQL.5432.lock" takes 19 of them. */
const longestFolder = 84

/** Makes the folder, which only the account of PostgreSQL may enter. Empty on Windows, which has no such sockets. */
export function prepareSocketFolder(clusterFolder: string, account: Account | undefined): string {
  if (process.platform === 'win32') return ''
  const folder = chooseSocketFolder(clusterFolder, os.tmpdir())
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (account) fs.chownSync(folder, account.uid, account.gid)
  const owner = fs.lstatSync(folder).uid
  if (owner === (account?.uid ?? process.getuid?.())) return folder
  throw new ExpectedProblem(
    `The folder ${folder} for the socket of the database belongs to another account; remove it, or set DATA_DIR to a shorter path.`,
  )
}

/** Two clusters never share a folder: the short one is named after the long path. */
export function chooseSocketFolder(clusterFolder: string, temporary: string): string {
  const folder = path.join(clusterFolder, 'socket')
  if (Buffer.byteLength(folder) <= longestFolder) return folder
  return path.join(
    temporary,
    `rapport-${createHash('sha256').update(clusterFolder).digest('hex').slice(0, 16)}`,
  )
}
