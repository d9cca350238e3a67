// `npm run bench -- --size 1000000 [--only NAME] [--actor NAME] [--seconds S] [--json FILE]`: the product beside a minimal server, in one run.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '#server/platform/env.ts'
import { createDatabase } from '#server/platform/db.ts'
import { startEmbeddedPostgres } from '#server/platform/embedded-postgres.ts'
import { createLog } from '#server/platform/log.ts'
import { migrate } from '#server/platform/migrate.ts'
import { loadSecrets } from '#server/platform/secrets.ts'
import type { Tables } from '#server/records/tables.ts'
import { loadData, removeWritten } from './data.ts'
import { landmarks } from './landmarks.ts'
import { throughput, time } from './measure.ts'
import { type Actor, type Bench, createPeople } from './people.ts'
import { type Scenario, scenarios } from './scenarios.ts'

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '10000' },
    only: { type: 'string' },
    actor: { type: 'string' },
    json: { type: 'string' },
    seconds: { type: 'string', default: '3' },
    runs: { type: 'string', default: '200' },
  },
})
const size = Number(options.size)
const folder = path.join(process.env['BENCH_DIR'] ?? path.join(os.tmpdir(), 'rapport-bench'), String(size))

interface Result {
  readonly name: string
  readonly actor: string
  readonly p50: number
  readonly p95: number
  readonly rps: number
  readonly statements: number
  readonly floorP50: number | undefined
  readonly ratio: number | undefined
  readonly goal: readonly [number, number]
}

await run()

async function run(): Promise<void> {
  fs.mkdirSync(folder, { recursive: true })
  const log = createLog('warn')
  const postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres'), log })
  try {
    const bench = await prepare(postgres, log)
    const server = await startProduct()
    const minimal = await startMinimal(postgres.app, bench.people.workspace.id)
    try {
      const results = await measureAll(bench, server.origin, minimal.origin)
      report(results, server.memoryMb())
    } finally {
      await Promise.all([server.stop(), minimal.stop()])
    }
  } finally {
    await postgres.stop()
  }
}

/** Loads the data once per size and schema; later runs take them as they are. */
async function prepare(
  postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>,
  log: ReturnType<typeof createLog>,
): Promise<Bench> {
  const file = path.join(folder, 'bench.json')
  await migrate({ owner: postgres.owner, appRole: postgres.appRole, log })
  const database = createDatabase<Tables>(postgres.app, 4, log)
  if (fs.existsSync(file)) {
    await removeWritten(postgres.owner, database)
    await database.close()
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Bench
  }
  const bench = await createPeople(database, loadSecrets(folder))
  console.error(`loading ${size} contacts into ${folder}`)
  const start = performance.now()
  await loadData(postgres.owner, bench.people, size)
  console.error(`loaded in ${((performance.now() - start) / 1000).toFixed(0)} s`)
  await database.close()
  fs.writeFileSync(file, JSON.stringify(bench))
  return bench
}

async function startProduct() {
  const env = {
    DATA_DIR: folder,
    PORT: '0',
    REQUESTS_PER_MINUTE: '0',
    LOG_LEVEL: 'error',
    COUNT_STATEMENTS: 'yes',
  }
  const { child, line } = await startProcess('server/main.ts', env, /Rapport is ready on (\S+)/)
  const statusFile = `/proc/${child.pid}/status`
  return {
    origin: `${line}/api/v1`,
    stop: () => stopProcess(child),
    memoryMb: () =>
      fs.existsSync(statusFile)
        ? Math.round(Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(statusFile, 'utf8'))?.[1] ?? 0) / 1024)
        : 0,
  }
}

async function startMinimal(address: unknown, workspace: string) {
  const { child, line } = await startProcess(
    'bench/minimal-server.ts',
    { BENCH_DATABASE: JSON.stringify(address), BENCH_WORKSPACE: workspace },
    /"port":(\d+)/,
  )
  return { origin: `http://127.0.0.1:${line}`, stop: () => stopProcess(child) }
}

function startProcess(
  file: string,
  env: NodeJS.ProcessEnv,
  ready: RegExp,
): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, [...process.execArgv, path.join(projectRoot, file)], {
    env: { ...process.env, RAPPORT_PARENT_PIPE: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const found = ready.exec(text)?.[1]
      if (found !== undefined) resolve({ child, line: found })
    })
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}: ${text}`)))
  })
}

function stopProcess(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

/** Reads before writes, so that everyone's lists hold the same records. */
async function measureAll(bench: Bench, origin: string, floorOrigin: string): Promise<Result[]> {
  const results: Result[] = []
  const floors = new Map<string, number>()
  for (const writes of [false, true]) {
    for (const actor of bench.actors) {
      if (options.actor !== undefined && actor.name !== options.actor) continue
      const headers = { authorization: `Bearer ${actor.key}` }
      const all = scenarios(bench.people, await landmarks(origin, headers, size))
      const asked = all.filter(
        ({ name, writes: writing = false }) =>
          writing === writes && (options.only === undefined || name.includes(options.only)),
      )
      for (const scenario of asked) await time(origin, headers, scenario.request, 0, 20)
      for (const scenario of asked)
        results.push(await measureOne(scenario, actor, origin, headers, floorOrigin, floors))
    }
  }
  return results
}

async function measureOne(
  scenario: Scenario,
  actor: Actor,
  origin: string,
  headers: Record<string, string>,
  floorOrigin: string,
  floors: Map<string, number>,
): Promise<Result> {
  const runs = Number(options.runs)
  const first = Math.floor(Math.random() * 1e9)
  const { p50, p95 } = await time(origin, headers, scenario.request, first, runs)
  const seconds = Number(options.seconds)
  const rps =
    seconds === 0 ? Number.NaN : await throughput(origin, headers, scenario.request, first + 10_000, seconds)
  const statements = await countStatements(origin, headers, scenario, first + 20_000)
  const { floor } = scenario
  if (floor && !floors.has(scenario.name))
    floors.set(
      scenario.name,
      (await time(floorOrigin, {}, (turn) => ({ method: 'GET', path: floor(turn) }), first, runs)).p50,
    )
  const floorP50 = floors.get(scenario.name)
  const result = {
    name: scenario.name,
    actor: actor.name,
    p50,
    p95,
    rps,
    statements,
    floorP50,
    ratio: floorP50 === undefined ? undefined : p50 / floorP50,
    goal: scenario.goal,
  }
  console.error(row(result))
  return result
}

/** The server says in a header how many statements it sent; the least of several, since its chores send some too. */
async function countStatements(
  origin: string,
  headers: Record<string, string>,
  scenario: Scenario,
  turn: number,
): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < 5; round++) {
    const { method, path: address, body } = scenario.request(turn + round)
    const content = body === undefined ? {} : { body: JSON.stringify(body) }
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const response = await fetch(origin + address, { method, headers: { ...headers, ...type }, ...content })
    least = Math.min(least, Number(response.headers.get('x-statements') ?? Number.NaN))
  }
  return least
}

function report(results: readonly Result[], memoryMb: number): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: projectRoot,
    encoding: 'utf8',
  }).trim()
  console.log(`size ${size}, commit ${commit}, memory of the server ${memoryMb} MB`)
  console.log(results.map(row).join('\n'))
  if (options.json === undefined) return
  const scenariosOut = results.map(({ goal: _goal, ...rest }) => rest)
  fs.writeFileSync(
    options.json,
    `${JSON.stringify({ size, commit, memoryMb, scenarios: scenariosOut }, null, 2)}\n`,
  )
}

function row(result: Result): string {
  const [goal50, goal95] = result.goal
  const missed = result.p50 > goal50 || result.p95 > goal95 ? '  over the goal' : ''
  const ratio = result.ratio === undefined ? '    -' : result.ratio.toFixed(2).padStart(5)
  return `${result.name.padEnd(32)} ${result.actor.padEnd(8)} p50 ${result.p50.toFixed(2).padStart(7)} p95 ${result.p95.toFixed(2).padStart(7)} rps ${result.rps.toFixed(0).padStart(5)} statements ${result.statements} floor ${(result.floorP50 ?? Number.NaN).toFixed(2)} ratio ${ratio}${missed}`
}
