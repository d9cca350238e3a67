// How much memory this process may count on: the limit of its container, else what the machine has.
import fs from 'node:fs'
import os from 'node:os'

const limitFiles = ['/sys/fs/cgroup/memory.max', '/sys/fs/cgroup/memory/memory.limit_in_bytes']

/** In bytes. */
export function usableMemory(files: string[] = limitFiles): number {
  const limits = files.map(readLimit).filter((limit) => Number.isSafeInteger(limit) && limit > 0)
  return Math.min(os.totalmem(), ...limits)
}

/** "max" and the huge figure of version 1 (no limit) both come out as no usable number or as more than there is. */
function readLimit(file: string): number {
  try {
    return Number(fs.readFileSync(file, 'utf8').trim())
  } catch {
    return Number.NaN
  }
}
