// `fixture`: two workspaces with the same shape of data, and a file that says who can act in them.
import fs from 'node:fs'
import { fixtureFile } from '#server/domains/fixture/fixture-file.ts'
import { makeFixture } from '#server/domains/fixture/make-fixture.ts'
import { registerDomainRules } from '#server/domains/rules.ts'
import { systemClock } from '#server/platform/clock.ts'
import { loadEnv } from '#server/platform/env.ts'
import { errorText, ExpectedProblem } from '#server/platform/expected-problem.ts'
import { migrate } from '#server/platform/migrate.ts'
import { loadSecrets } from '#server/platform/secrets.ts'
import { complain, type Verb, WrongUsage } from './command-line.ts'
import { withInstance } from './instance.ts'

export const fixture: Verb = {
  name: 'fixture',
  usage: 'fixture --out FILE',
  about: `Fills two new workspaces with the same shape of data, for checks from outside; refused in production.
FILE gets JSON: {actors: {name: {workspace, role, email, ownOnly, headers}}, ids: {resource: {workspace: id}}}.
It holds working API keys, so only its owner may read it.`,
  options: { out: { type: 'string' } },
  run: async ({ out }) => {
    if (typeof out !== 'string' || out === '') throw new WrongUsage('Say where the file goes.')
    if (loadEnv().production)
      throw new ExpectedProblem(
        'A fixture makes API keys for everyone, so it is refused where NODE_ENV is production.',
      )
    const file = openFile(out)
    try {
      fs.writeSync(file, `${JSON.stringify(await fill(), null, 2)}\n`)
    } finally {
      fs.closeSync(file)
    }
    return 0
  },
}

/** Before anything is made: a file that cannot be written must not cost two workspaces. */
function openFile(out: string): number {
  try {
    const file = fs.openSync(out, 'w', 0o600)
    fs.fchmodSync(file, 0o600)
    return file
  } catch (error) {
    throw new ExpectedProblem(`The file cannot be written (${errorText(error)}).`)
  }
}

function fill() {
  return withInstance(async ({ env, dataDir, log, owner, appRole, database }) => {
    complain('making two workspaces')
    await migrate({ owner, appRole, log })
    registerDomainRules()
    return fixtureFile(
      await makeFixture({ database, log, clock: systemClock, secrets: loadSecrets(dataDir, env.secret) }),
    )
  })
}
