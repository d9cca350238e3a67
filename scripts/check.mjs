// `npm run check`: types, lint, format, house rules, unused code. Every check runs; what failed is printed in full.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectNode, root } from './project-node.mjs'

/** The checks in the order of their report. Each is a script below the project and its arguments. */
const checks = [
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['--checkers', '1'] },
  { name: 'lint', script: 'node_modules/oxlint/bin/oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'format', script: 'node_modules/oxfmt/bin/oxfmt', args: ['--check'] },
  { name: 'house rules', script: 'scripts/house-rules.mjs', args: [] },
  { name: 'unused code', script: 'node_modules/knip/bin/knip.js', args: ['--no-progress'] },
]

/**
 * Runs all checks, two at a time, and prints one line for each.
 * @returns {Promise<{ name: string, passed: boolean }[]>}
 */
export async function runChecks() {
  const waiting = [...checks]
  const results = []
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) results.push(await run(check))
  }
  await Promise.all([worker(), worker()])
  return results
}

function run({ name, script, args }) {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(projectNode(), [path.join(root, script), ...args], { cwd: root })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text))
    child.once('error', (error) => resolve(report(name, false, started, String(error))))
    child.once('close', (code) => resolve(report(name, code === 0, started, output)))
  })
}

function report(name, passed, started, output) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  if (!passed) console.log(output.trimEnd())
  return { name, passed }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await runChecks()
  const failed = results.filter((result) => !result.passed).map((result) => result.name)
  console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}`)
  process.exitCode = failed.length === 0 ? 0 : 1
}
