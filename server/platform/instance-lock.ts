// One server per data folder. The lock is that of the system on an open file (taken through SQLite, which Node
// brings): it is atomic, and it ends with the process, also by kill -9, so it is never stale.
import fs from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { errorCode, errorText, ExpectedProblem } from './expected-problem.ts'

const sqliteBusy = 5

/** Takes the lock of a data folder until `release` or the end of the process. Throws an ExpectedProblem if it is taken. */
export function lockInstance(dataDir: string): { release: () => void } {
  const file = path.join(dataDir, 'server.lock')
  let lock: DatabaseSync | undefined
  try {
    createPrivate(file)
    lock = new DatabaseSync(file, { timeout: 0 })
    lock.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    lock?.close()
    throw refusal(error, dataDir, file)
  }
  return { release: () => lock.close() }
}

/** Nobody else may open it, for then nobody else can hold a lock on it. */
function createPrivate(file: string): void {
  try {
    fs.closeSync(fs.openSync(file, 'wx', 0o600))
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
}

function refusal(error: unknown, dataDir: string, file: string): ExpectedProblem {
  if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) {
    return new ExpectedProblem(
      `Another Rapport already runs on ${dataDir}; use that one, stop it first, or set DATA_DIR to another folder.`,
    )
  }
  return new ExpectedProblem(
    `The file ${file} cannot be locked (${errorText(error)}); make DATA_DIR a writable folder on a local disk.`,
  )
}
