// One server per data folder.
import path from 'node:path'
import { errorText, ExpectedProblem } from './expected-problem.ts'
import { type FileLock, tryLock } from './file-lock.ts'

/** Takes the lock of a data folder until `release` or the end of the process. Throws an ExpectedProblem if it is taken. */
export function lockInstance(dataDir: string): FileLock {
  const file = path.join(dataDir, 'server.lock')
  const lock = attempt(file)
  if (lock) return lock
  throw new ExpectedProblem(
    `Another Rapport already runs on ${dataDir}; use that one, stop it first, or set DATA_DIR to another folder.`,
  )
}

function attempt(file: string): FileLock | undefined {
  try {
    return tryLock(file)
  } catch (error) {
    throw new ExpectedProblem(
      `The file ${file} cannot be locked (${errorText(error)}); make DATA_DIR a writable folder on a local disk.`,
    )
  }
}
