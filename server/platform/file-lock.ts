// Locks of the system on open files, taken through SQLite, which Node brings. They are atomic and end with the
// process, also by kill -9, so none is ever stale.
import fs from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { errorCode } from './expected-problem.ts'

export interface FileLock {
  release: () => void
}

const sqliteBusy = 5

/** Held here, for a lock that nothing refers to would be collected and be gone. */
const held = new Set<DatabaseSync>()

/** Takes the lock, or returns undefined when it is taken. Other errors (no such folder, read-only) are thrown. */
export function tryLock(file: string, owner?: { uid: number; gid: number }): FileLock | undefined {
  createPrivate(file, owner)
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return undefined
    throw error
  }
  held.add(lock)
  const release = () => {
    if (held.delete(lock)) lock.close()
  }
  return { release }
}

/** Nobody else may open it, for then nobody else can hold a lock on it. */
function createPrivate(file: string, owner: { uid: number; gid: number } | undefined): void {
  try {
    fs.closeSync(fs.openSync(file, 'wx', 0o600))
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return
    throw error
  }
  if (owner) fs.chownSync(file, owner.uid, owner.gid)
}
