import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FixtureFile } from '#server/domains/fixture/fixture-file.ts'
import { connectClient } from '#server/platform/db.ts'
import { projectRoot } from '#server/platform/env.ts'
import { loadSecrets } from '#server/platform/secrets.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { startJobWorker } from '#server/records/jobs/job-worker.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'

let ground: TestGround
let app: TestApp
let folder: string
beforeAll(async () => {
  ground = await createTestGround()
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rapport-cli-'))
  fs.chmodSync(folder, 0o711) // the account of PostgreSQL passes through when the tests run as root
  const secrets = loadSecrets(folder)
  // The clock of the machine, as the verbs have it.
  app = await startTestApp({ ...ground, secrets, clock: () => new Date() })
})
afterAll(async () => {
  await app.close()
  await ground.database.close()
  fs.rmSync(folder, { recursive: true })
})

/** Runs the command line on the database of the test, beside everything else that is connected to it. */
async function rapport(args: readonly string[], settings: Record<string, string> = {}) {
  const child = spawn(process.execPath, [path.join(projectRoot, 'server/cli.ts'), ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], DATA_DIR: folder, DATABASE_URL: databaseUrl(), ...settings },
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, complaints, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { out, complaints, code }
}

function databaseUrl(): string {
  const { owner } = ground.database
  if ('connectionString' in owner) return owner.connectionString
  const { user, password, database, host, port } = owner
  const place = new URLSearchParams({ host, port: String(port) })
  return `postgresql://${user}:${encodeURIComponent(password)}@localhost/${database}?${place.toString()}`
}

/** A figure, the sort keys of some records, and an entry of search for a record that there is not. */
async function spoil(): Promise<void> {
  const client = await connectClient(ground.database.owner)
  await client.query('update rollup_delta set n = n + 1 where id = (select id from rollup_delta limit 1)')
  await client.query(`update contact set name_key = 'x' where first_name = 'Ada'`)
  await client.query(
    'insert into search_key select workspace_id, entity, key, gen_random_uuid() from search_key limit 1',
  )
  await client.end()
}

// Each run starts a process, and some hash the passwords of sixteen people.
describe('the command line', { timeout: 90_000 }, () => {
  test('without a verb, and with one that there is not, it says how it is used', async () => {
    const none = await rapport([])
    expect([none.code, none.out]).toEqual([2, ''])
    const other = await rapport(['dance'])
    expect([other.code, other.out]).toEqual([2, ''])
    expect(other.complaints).toContain('There is no verb dance.')
    const help = await rapport(['--help'])
    expect([help.code, help.complaints]).toEqual([0, ''])
    expect(help.out).toContain('fixture --out FILE')
  })

  test.each(['fixture', 'doctor', 'openapi', 'job list', 'job show', 'job watch', 'job cancel'])(
    '%s --help explains the verb, and an unknown option is wrong usage',
    async (verb) => {
      const help = await rapport([...verb.split(' '), '--help'])
      expect([help.code, help.complaints]).toEqual([0, ''])
      expect(help.out).toContain(`npm run rapport -- ${verb}`)
      expect((await rapport([...verb.split(' '), '--colour'])).code).toBe(2)
    },
  )

  test('openapi prints the document that the server answers', async () => {
    const { out, code } = await rapport(['openapi'], { BASE_URL: ground.env.baseUrl })
    const served = await app.send({ method: 'GET', url: '/api/openapi.json' })
    const printed = JSON.parse(out) as { info: { version: string } }
    const document = served.json as { info: { version: string } }
    expect(code).toBe(0)
    expect({ ...printed, info: { ...printed.info, version: '' } }).toEqual({
      ...document,
      info: { ...document.info, version: '' },
    })
  })

  test('fixture is refused in production and for a file that cannot be written, and makes nothing then', async () => {
    const file = path.join(folder, 'fixture.json')
    const refused = await rapport(['fixture', '--out', file], { NODE_ENV: 'production' })
    expect([refused.code, refused.out, fs.existsSync(file)]).toEqual([1, '', false])
    expect((await rapport(['fixture', '--out', '/no/such/folder/x'])).code).toBe(1)
    expect((await rapport(['fixture'])).code).toBe(2)
    expect(await ground.database.readDb.selectFrom('workspace').select('id').execute()).toEqual([])
  })

  test('fixture writes a file by which everyone can act, and doctor finds nothing wrong with what it made', async () => {
    const file = path.join(folder, 'fixture.json')
    const { code, out } = await rapport(['fixture', '--out', file])
    expect([code, out]).toEqual([0, ''])
    expect((fs.statSync(file).mode & 0o777).toString(8)).toBe('600')
    const { actors, ids } = JSON.parse(fs.readFileSync(file, 'utf8')) as FixtureFile
    for (const [name, actor] of Object.entries(actors)) {
      const meta = await app.send({ method: 'GET', url: '/api/v1/meta', headers: actor.headers })
      expect([name, meta.status]).toEqual([name, /deactivated|expired/.test(name) ? 401 : 200])
      const id = ids['contacts']?.[actor.workspace] ?? ''
      const contact = await app.send({ method: 'GET', url: `/api/v1/contacts/${id}`, headers: actor.headers })
      const expected = /deactivated|expired/.test(name) ? 401 : name.endsWith('rep2') ? 404 : 200
      expect([name, contact.status]).toEqual([name, expected])
    }
    const checked = await rapport(['doctor'])
    expect([checked.code, checked.out.split('\n').filter((line) => !line.startsWith('ok '))]).toEqual([
      0,
      [''],
    ])
  })

  test('job lists, shows, follows and cancels what the fixture left waiting', async () => {
    const { items } = JSON.parse((await rapport(['job', 'list', '--json'])).out) as {
      items: { id: string; workspace: string; state: string }[]
    }
    expect(items.map(({ state }) => state)).toEqual(['waiting', 'waiting'])
    const [first, second] = items.map(({ id }) => id)
    const lines = await rapport(['job', 'list', '--workspace', items[0]?.workspace ?? ''])
    expect(lines.out).toMatch(new RegExp(`^${first ?? ''}  waiting  .*Hand over records  0\\n$`))
    const shown = await rapport(['job', 'show', first ?? ''])
    expect([shown.code, shown.complaints]).toEqual([0, ''])
    expect(shown.out).toMatch(/^state +waiting$/m)
    const cancelled = await rapport(['job', 'cancel', first ?? '', '--json'])
    expect(cancelled.code).toBe(0)
    expect(JSON.parse(cancelled.out)).toMatchObject({
      state: 'cancelled',
      cancel: { actor: { kind: 'system', id: null } },
    })
    const again = await rapport(['job', 'cancel', first ?? ''])
    expect([again.code, again.out]).toEqual([1, ''])
    expect(again.complaints).toContain('has ended already')
    expect((await rapport(['job', 'watch', first ?? ''])).code).toBe(1)
    const worker = startJobWorker({ ...ground, clock: () => new Date() })
    const watched = await rapport(['job', 'watch', second ?? '', '--json'])
    await worker.stop()
    expect(watched.code).toBe(0)
    expect(watched.complaints).toContain('done, 0')
    expect(JSON.parse(watched.out)).toMatchObject({ state: 'done', result: { contacts: 0, companies: 0 } })
    const open = await rapport(['job', 'list', '--open'])
    expect([open.code, open.out]).toEqual([0, ''])
  })

  test('job without an id, with a word too many, with an id of nothing and with a workspace that is none', async () => {
    expect((await rapport(['job'])).code).toBe(2)
    expect((await rapport(['job', 'dance'])).complaints).toContain('There is no verb job dance.')
    expect((await rapport(['job', 'show'])).code).toBe(2)
    expect((await rapport(['job', 'show', 'one', 'two'])).code).toBe(2)
    expect((await rapport(['job', 'list', '--limit', '0'])).code).toBe(2)
    for (const args of [
      ['job', 'show', 'nothing'],
      ['job', 'cancel', crypto.randomUUID()],
      ['job', 'list', '--workspace', 'elsewhere'],
    ]) {
      const { code, out, complaints } = await rapport(args)
      expect([code, out]).toEqual([1, ''])
      expect(complaints).toMatch(/^There is no (job|workspace) /)
    }
  })

  test('doctor says what is wrong, changes nothing unless asked, and mends what can be computed', async () => {
    await spoil()
    fs.chmodSync(path.join(folder, 'secrets.json'), 0o644)
    const stateOf = async (...more: string[]) => {
      const { out, code } = await rapport(['doctor', '--json', ...more])
      const { ok, checks } = JSON.parse(out) as {
        ok: boolean
        checks: { name: string; state: string; found: number }[]
      }
      expect([ok, code]).toEqual(code === 0 ? [true, 0] : [false, 1])
      return checks.map(({ name, state, found }) => `${name} ${state} ${found}`)
    }
    const wrong = [
      'database ok 0',
      'secrets wrong 1',
      'figures wrong 2',
      'derived wrong 18',
      'orphans wrong 1',
    ]
    expect(await stateOf()).toEqual(wrong)
    expect(await stateOf()).toEqual(wrong)
    const words = await rapport(['doctor'])
    expect(words.out).toContain('Run doctor --rebuild')
    fs.chmodSync(path.join(folder, 'secrets.json'), 0o600)
    expect(await stateOf('--rebuild')).toEqual([
      'database ok 0',
      'secrets ok 0',
      'figures mended 2',
      'derived mended 18',
      'orphans mended 1',
    ])
    expect(await stateOf()).toEqual([
      'database ok 0',
      'secrets ok 0',
      'figures ok 0',
      'derived ok 0',
      'orphans ok 0',
    ])
  })

  test('doctor makes no database where there is none', async () => {
    const empty = path.join(folder, 'empty')
    const { code, complaints } = await rapport(['doctor'], { DATABASE_URL: '', DATA_DIR: empty })
    expect(code).toBe(1)
    expect(complaints).toContain('There is no database')
    expect(fs.existsSync(path.join(empty, 'postgres'))).toBe(false)
  })
})
