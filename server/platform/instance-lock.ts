// One server per data folder. The lock is that of the system on an open file (taken through SQLite, which Node
// brings): it is atomic, and it ends with the process, also by kill -9, so it is never stale.
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { errorText, ExpectedProblem } from './expected-problem.ts'

const sqliteBusy = 5

/** Takes the lock of a data folder until `release` or the end of the process. Throws an ExpectedProblem if it is taken. */
export function lockInstance(dataDir: string): { release: () => void } {
  const file = path.join(dataDir, 'server.lock')
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(file, { timeout: 0 })
    lock.exec('begin exclusive')
  } catch (error) {
    lock?.close()
    throw refusal(error, dataDir, file)
  }
  return { release: () => lock.close() }
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
