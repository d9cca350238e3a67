// Runs the real server as a supervisor does: whenever it is killed, it is started again, and nothing else is done for it.
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dataFolder } from '#server/platform/postgres/cluster.ts'
import { readPostmaster } from '#server/platform/postgres/postmaster.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'

/** What is killed in a round. */
export const faults = ['server', 'database', 'both'] as const
export type Fault = (typeof faults)[number]

/** Long enough for a machine with other work; goals are measured, not enforced, here. */
const patience = 30_000

export class Supervisor {
  private server: ServerProcess
  private readonly settings: Readonly<Record<string, string>>
  private constructor(server: ServerProcess, settings: Readonly<Record<string, string>>) {
    this.server = server
    // It comes back at the same address.
    this.settings = { ...settings, PORT: new URL(server.url).port }
  }

  static async start(dataDir: string): Promise<Supervisor> {
    const settings = { DATA_DIR: dataDir, PORT: '0', REQUESTS_PER_MINUTE: '0', LOG_LEVEL: 'warn' }
    return new Supervisor(await startServerProcess(settings), settings)
  }

  get url(): string {
    return this.server.url
  }

  /** Kills what the fault says and answers after how many milliseconds `/readyz` said 200 again. */
  async strike(fault: Fault, databaseFirst: boolean): Promise<number> {
    const postmaster = this.postmaster()
    const began = performance.now()
    if (fault !== 'server' && databaseFirst) process.kill(postmaster, 'SIGKILL')
    const ended = fault === 'database' ? undefined : this.server.end('SIGKILL')
    if (fault !== 'server' && !databaseFirst) process.kill(postmaster, 'SIGKILL')
    await ended
    if (ended) this.server = await startServerProcess(this.settings)
    while (!(await this.isReady(postmaster))) {
      if (!this.server.isRunning()) throw new Error(`the server ended by itself:\n${this.server.log()}`)
      if (performance.now() - began > patience) throw new Error(`not ready again:\n${this.server.log()}`)
      await sleep(5)
    }
    return performance.now() - began
  }

  /** What the server of now has written to its log. */
  log(): string {
    return this.server.log()
  }

  stop(): Promise<void> {
    return this.server.end()
  }

  /** Helpers of a killed PostgreSQL may answer for a moment, so another one must run. */
  private async isReady(killed: number): Promise<boolean> {
    if ((this.findPostmaster()?.pid ?? killed) === killed) return false
    const answer = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(
      () => undefined,
    )
    return answer?.status === 200
  }

  private postmaster(): number {
    const running = this.findPostmaster()
    if (!running) throw new Error('no PostgreSQL runs')
    return running.pid
  }

  private findPostmaster() {
    return readPostmaster(dataFolder(path.join(this.settings['DATA_DIR'] ?? '', 'postgres')))
  }
}
