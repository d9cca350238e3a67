// The real server as a process of its own, as a supervisor starts it. It ends with the process that started it.
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { projectRoot, settingNames } from '#server/platform/env.ts'

export interface ServerProcess {
  readonly pid: number
  /** Where it answers, from its ready line. */
  readonly url: string
  /** What it has written to its log so far. */
  log(): string
  /** Whether the process runs. */
  isRunning(): boolean
  /** Sends a signal; resolves when the process has ended. */
  end(signal?: NodeJS.Signals): Promise<void>
}

/** What programs need of this machine; its settings stay out, also those of a `.env`: an empty value counts as none. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'NODE_COMPILE_CACHE']

/** Resolves at the ready line; rejects with what was written when the server ends before. */
export async function startServerProcess(settings: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const own = Object.entries(process.env).filter(([name]) => inherited.includes(name))
  const unset = Object.fromEntries(settingNames.map((name) => [name, '']))
  const child = spawn(process.execPath, [path.join(projectRoot, 'server/main.ts')], {
    env: { ...Object.fromEntries(own), ...unset, ...settings, RAPPORT_PARENT_PIPE: '3' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  let log = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = await readyUrl(child, () => log)
  return {
    pid: child.pid ?? 0,
    url,
    log: () => log,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    end: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await ended
    },
  }
}

function readyUrl(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const url = /Rapport is ready on (\S+)/.exec(output)?.[1]
      if (url !== undefined) resolve(url)
    })
    child.once('error', reject)
    child.once('close', (code) =>
      reject(new Error(`The server ended with ${code} before it was ready:\n${output}${log()}`)),
    )
  })
}
