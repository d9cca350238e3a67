// Which processes live, and which of them are the same as before: ids of processes are used again.
import fs from 'node:fs'
import { errorCode } from '#server/platform/expected-problem.ts'

/** Whether a process runs; one that has ended but was not collected by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false
  }
  return readStat(pid)?.state !== 'Z'
}

/** "pid:start" tells a process from a later one with the same id; without /proc the id has to do. */
export function identity(pid: number): string {
  return `${pid}:${readStat(pid)?.startedAt ?? ''}`
}

/** Whether the process of an identity still runs. */
export function isSameAlive(identified: string): boolean {
  const pid = Number(identified.split(':')[0])
  return isAlive(pid) && identity(pid) === identified
}

/** Sends a signal; a process that is gone, or that belongs to another account, is left alone. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (!['ESRCH', 'EPERM'].includes(errorCode(error))) throw error
  }
}

/** Linux: state (field 3) and start in clock ticks (field 22), counted behind the name, which may hold anything. */
function readStat(pid: number): { state: string; startedAt: string } | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', startedAt: fields[19] ?? '' }
  } catch {
    return undefined
  }
}
