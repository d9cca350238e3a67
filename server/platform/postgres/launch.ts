// Starts one PostgreSQL process that cannot outlive this one, however this one ends.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from './account.ts'
import { programEnvironment } from './cluster.ts'
import { readPostmaster } from './postmaster.ts'
import { identity } from './process-state.ts'

interface Launch {
  postgres: string
  data: string
  port: number
  settings: Record<string, string>
  account: Account | undefined
  hear: (line: string) => void
}

interface Launched {
  pid: number
  /** Resolves when the process has ended. */
  ended: Promise<void>
}

/**
 * The watchdog: `read` ends when our end of the pipe (descriptor 3) closes, even when we are killed, and asks
 * PostgreSQL for a fast shutdown. Signals of the terminal reach the watchdog too; stopping is our decision.
 */
const watchdog = `trap "" INT HUP TERM
"$@" 3<&- &
postgres=$!
( read _; kill -INT $postgres ) <&3 3<&- >/dev/null 2>&1 &
waiter=$!
wait $postgres
result=$?
kill -9 $waiter 2>/dev/null
exit $result`

/** Resolves when connections are accepted; rejects with what was printed when it ends before. */
export async function launch(options: Launch): Promise<Launched> {
  const child = start(options)
  let output = ''
  let result: { code: number | null } | undefined
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-8000)
      for (const line of text.split('\n')) if (line.trim() !== '') options.hear(line)
    })
  }
  const ended = once(child, 'close').then(
    ([code]: (number | null)[]) => void (result = { code: code ?? null }),
  )
  for (;;) {
    if (result) throw new LaunchFailure(output, result.code === null || result.code > 128)
    const postmaster = readPostmaster(options.data)
    if (postmaster?.isReady === true && postmaster.starter === identity(process.pid))
      return { pid: postmaster.pid, ended }
    await sleep(10)
  }
}

/** PostgreSQL ended before it was ready; the message is what it printed. */
export class LaunchFailure extends Error {
  readonly wasKilled: boolean
  constructor(output: string, wasKilled: boolean) {
    super(output)
    this.wasKilled = wasKilled
  }
}

function start({ postgres, data, port, settings, account }: Launch): ChildProcess {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const args = ['-D', data, '-p', String(port), ...flags]
  const ids = account ? { uid: account.uid, gid: account.gid } : {}
  const env = programEnvironment()
  if (process.platform === 'win32') return spawn(postgres, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const shell = ['-c', watchdog, 'rapport-postgres', postgres, ...args]
  return spawn('/bin/sh', shell, {
    ...ids,
    cwd: '/',
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
}
