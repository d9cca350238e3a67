// What the files of a cluster say about the PostgreSQL that runs on it.
import fs from 'node:fs'
import path from 'node:path'
import { errorCode } from '#server/platform/expected-problem.ts'
import { isAlive, isSameAlive, signal } from './process-state.ts'

export interface Postmaster {
  pid: number
  port: number
  /** Empty where there are no Unix sockets. */
  socketFolder: string
  isReady: boolean
  /** The identity of the process that started it, while that one lives. Without it, it is about to stop. */
  starter: string | undefined
}

/** Named on the command line of PostgreSQL, so that others can tell whether its starter lives. */
export function starterMark(identity: string): string {
  return `rapport:${identity}`
}

/** The PostgreSQL that runs on a cluster, or undefined when there is surely none. */
export function readPostmaster(data: string): Postmaster | undefined {
  const lines = readLines(path.join(data, 'postmaster.pid'))
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0 || !isAlive(pid) || !mayBePostgres(pid, data)) return undefined
  const started = /cluster_name=rapport:(\d+:\d*)/.exec(
    readLines(path.join(data, 'postmaster.opts'))[0] ?? '',
  )
  return {
    pid,
    port: Number(lines[3]),
    socketFolder: lines[4] ?? '',
    isReady: lines[7]?.startsWith('ready') ?? false,
    starter: started?.[1] !== undefined && isSameAlive(started[1]) ? started[1] : undefined,
  }
}

/** Removes what a killed PostgreSQL left behind. Only after `readPostmaster` found that none runs. */
export function removeStaleFiles(data: string, socketFolder: string): void {
  fs.rmSync(path.join(data, 'postmaster.pid'), { force: true })
  for (const file of listFiles(socketFolder)) {
    if (file.startsWith('.s.PGSQL.')) fs.rmSync(path.join(socketFolder, file), { force: true })
  }
}

/** Ends the helpers of a killed postmaster that are too busy to notice its death. Linux only. */
export function endOrphans(data: string): void {
  for (const pid of listFiles('/proc').map(Number)) {
    if (pid > 0 && linkedTo(pid) === realPath(data) && nameOf(pid) === 'postgres') signal(pid, 'SIGQUIT')
  }
}

/** An id may belong to another process by now, above all in containers. In doubt it counts as PostgreSQL. */
function mayBePostgres(pid: number, data: string): boolean {
  if (process.platform !== 'linux') return true
  const folder = linkedTo(pid)
  return folder === undefined ? nameOf(pid) === 'postgres' : folder === realPath(data)
}

function linkedTo(pid: number): string | undefined {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function nameOf(pid: number): string {
  return readLines(`/proc/${pid}/comm`)[0] ?? ''
}

function realPath(folder: string): string {
  return fs.realpathSync(folder)
}

function readLines(file: string): string[] {
  try {
    return fs.readFileSync(file, 'utf8').split('\n')
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'ENOTDIR'].includes(errorCode(error))) return []
    throw error
  }
}

function listFiles(folder: string): string[] {
  try {
    return fs.readdirSync(folder)
  } catch {
    return []
  }
}
