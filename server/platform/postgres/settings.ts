// The settings of the embedded PostgreSQL, from the memory and the disk that there are.
import fs from 'node:fs'
import { usableMemory } from './memory.ts'

const MB = 2 ** 20
const GB = 2 ** 30

/** Settings for postgres's command line. `folder` is where its data lie. */
export function serverSettings(folder: string): Record<string, string> {
  return settingsFor(usableMemory(), freeDisk(folder))
}

/** `memory` and `disk` in bytes. */
export function settingsFor(memory: number, disk: number): Record<string, string> {
  return {
    shared_buffers: megabytes(Math.min(memory / 4, 4 * GB)),
    effective_cache_size: megabytes(memory / 2),
    work_mem: '16MB',
    maintenance_work_mem: megabytes(Math.min(memory / 16, GB)),
    max_wal_size: disk < 20 * GB ? '1GB' : '4GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    plan_cache_mode: 'force_custom_plan',
    max_connections: '60',
    io_method: 'worker',
    wal_compression: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log', // errors of statements are the application's to tell
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
  }
}

/** For clusters of tests: small, and nothing waits for the disk. */
export const throwAwaySettings: Record<string, string> = {
  ...settingsFor(GB / 2, GB),
  max_connections: '100',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  log_min_messages: 'fatal',
}

function megabytes(bytes: number): string {
  return `${Math.max(16, Math.floor(bytes / MB))}MB`
}

function freeDisk(folder: string): number {
  const { bavail, bsize } = fs.statfsSync(folder)
  return bavail * bsize
}
