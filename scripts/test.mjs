// `npm test`: install if needed, all checks, all tests, one honest last line. `npm test -- <part of a path>` runs
// only the tests of those files. Runs on Node 20 and npm 10.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureInstalled } from './install.mjs'
import { ensureWebBuilt } from './build-web.mjs'
import { runChecks } from './check.mjs'
import { projectNode, root } from './project-node.mjs'

const asked = process.argv.slice(2)
const total = { passed: 0, failed: 0, skipped: 0 }

ensureInstalled()
if (asked.length === 0) for (const { passed } of await runChecks()) add({ [passed ? 'passed' : 'failed']: 1 })
add(await runTests('unit and server', ['--project', 'unit', '--project', 'server', ...asked]))
if (await isWebBuilt()) add(await runTests('browser journeys', ['--project', 'e2e', ...asked]))
else add({ failed: 1 })

console.log(
  `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
)
process.exitCode = total.failed === 0 ? 0 : 1

function add(counts) {
  for (const [name, count] of Object.entries(counts)) total[name] += count
}

/** The journeys need the client; when it cannot be built that is a failure of its own. */
async function isWebBuilt() {
  try {
    await ensureWebBuilt()
    return true
  } catch (error) {
    console.log(error.message)
    return false
  }
}

async function runTests(title, args) {
  console.log(`\n${title}`)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rapport-results-'))
  const report = path.join(folder, 'results.json')
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const code = await run([vitest, 'run', ...output, ...args])
  const counts = count(readReport(report), code)
  fs.rmSync(folder, { recursive: true })
  return counts
}

/** Settings of a server on this machine must not reach the servers of the tests; DATABASE_URL may choose theirs. */
function run(args) {
  const env = { ...process.env, NODE_ENV: 'test' }
  for (const name of ['PORT', 'HOST', 'BASE_URL', 'DATA_DIR', 'SECRET', 'LOG_LEVEL']) delete env[name]
  return new Promise((resolve) => {
    const child = spawn(projectNode(), args, {
      cwd: root,
      env: { ...env, NODE_ENV: 'test' },
      stdio: 'inherit',
    })
    child.once('close', resolve)
  })
}

/** A file that fails outside of its tests, and a run that ends badly without saying why, are failures too. */
function count(report, code) {
  if (!report) return { failed: 1 }
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + broken
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
