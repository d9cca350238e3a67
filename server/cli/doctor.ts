// `doctor`: looks an instance over, and mends what can be computed anew.
import { loadEnv } from '#server/platform/env.ts'
import { ExpectedProblem } from '#server/platform/expected-problem.ts'
import { complain, print, type Verb } from './command-line.ts'
import {
  type Check,
  checkDatabase,
  checkFigures,
  checkOrphans,
  checkRecords,
  checkSecrets,
} from './doctor-checks.ts'
import { isMade, withInstance } from './instance.ts'

export const doctor: Verb = {
  name: 'doctor',
  usage: 'doctor [--rebuild] [--json]',
  about: `Checks the database, the schema, the secrets, the figures, what is derived from records, and what points to nothing.
Changes nothing without --rebuild, which writes figures, sort keys and the entries of search anew where they are wrong.
Works beside a running server and without one. Exit code 1 where something is wrong and was not mended.`,
  options: { rebuild: { type: 'boolean' }, json: { type: 'boolean' } },
  run: async ({ rebuild, json }) => {
    const checks = await examine(rebuild === true)
    const isWell = checks.every((check) => check.state !== 'wrong')
    print(json === true ? JSON.stringify({ ok: isWell, checks }, null, 2) : words(checks, rebuild === true))
    return isWell ? 0 : 1
  },
}

async function examine(rebuild: boolean): Promise<Check[]> {
  const env = loadEnv()
  if (!isMade(env))
    throw new ExpectedProblem(
      `There is no database in ${env.dataDir} yet; start Rapport once, or set DATA_DIR.`,
    )
  return withInstance(async (instance) => {
    const checks = [await checkDatabase(instance), checkSecrets(instance)]
    // Without the schema of this program the other questions have no meaning.
    if (checks.some((check) => check.name === 'database' && check.state === 'wrong')) return checks
    for (const check of [checkFigures, checkRecords, checkOrphans]) {
      checks.push(await check(instance.database.db, rebuild, complain))
    }
    return checks
  })
}

function words(checks: readonly Check[], rebuild: boolean): string {
  const lines = checks.map(({ state, name, text }) => `${state.padEnd(9)}${name.padEnd(10)}${text}`)
  const isMendable = !rebuild && checks.some((check) => check.state === 'wrong' && check.mendable)
  return [...lines, ...(isMendable ? ['Run doctor --rebuild to write it anew.'] : [])].join('\n')
}
