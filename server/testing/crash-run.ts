// `npm run crash -- --rounds 100 [--seed N]`: prints what the rounds of crash-rounds.ts found, and fails when a promise was broken.
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { faults } from './crash-supervisor.ts'
import { type CrashReport, type Round, runCrashRounds } from './crash-rounds.ts'
import { temporaryFolder } from './throw-away-server.ts'

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string' } },
})
const rounds = Number(options.rounds)
const seed = Number(options.seed ?? Math.floor(Math.random() * 1e6))
const home = fs.mkdtempSync(path.join(temporaryFolder(), 'rapport-crash-'))
fs.chmodSync(home, 0o711) // the account of PostgreSQL passes through when this runs as root

note(`${rounds} rounds with seed ${seed} in ${home}`)
const report = await runCrashRounds({ rounds, seed, dataDir: path.join(home, 'data'), tell })
print(report)
// What is left of a broken promise may tell why.
if (report.violations.length === 0) fs.rmSync(home, { recursive: true })
process.exitCode = report.violations.length === 0 ? 0 : 1

function tell({ fault, ready, firstWrite }: Round): void {
  note(`${fault.padEnd(8)} ready ${milliseconds(ready)}   first write ${milliseconds(firstWrite)}`)
}

function print({ rounds: done, violations, ...counts }: CrashReport): void {
  say('killed    rounds   ready: median       most   first write: median       most')
  for (const fault of faults) {
    const of = done.filter((round) => round.fault === fault)
    const [ready, firstWrite] = [of.map((round) => round.ready), of.map((round) => round.firstWrite)]
    const cells = [median(ready), Math.max(0, ...ready), median(firstWrite), Math.max(0, ...firstWrite)]
    const [a, b, c, d] = cells.map(milliseconds)
    say(`${fault.padEnd(8)} ${String(of.length).padStart(7)}     ${a} ${b}           ${c} ${d}`)
  }
  const { contacts, acknowledged, unanswered, there, repeated } = counts
  say(
    `${acknowledged} writes acknowledged, of which ${contacts} creations (${repeated} sent again under the same key); ${unanswered} writes without an answer, of which ${there} changes were there`,
  )
  for (const violation of violations) say(`BROKEN: ${violation}`)
  say(violations.length === 0 ? 'every promise was kept' : `${violations.length} promises were broken`)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0
}

function milliseconds(value: number): string {
  return `${value.toFixed(0)} ms`.padStart(10)
}

/** The result. */
function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** What goes on meanwhile. */
function note(line: string): void {
  process.stderr.write(`${line}\n`)
}
