// What the parts of the permission matrix share: who asks, what is asked upon, what was found, and whether anything was written.
import { entities, type EntityName } from '#contract/entities/list.ts'
import type { Role } from '#contract/access.ts'
import { sql } from 'kysely'
import type { Fixture, FixtureWorkspace } from '#server/domains/fixture/make-fixture.ts'
import type { PersonName } from '#server/domains/fixture/fixture-people.ts'
import type { Deps } from '#server/http/call.ts'
import { ask, homeAndAbroad, keyActor, type TestActor } from './actors.ts'
import { startTestApp, type TestAnswer, type TestApp } from './app.ts'
import type { Placement } from './matrix-oracle.ts'
import { leaksIn } from './matrix-secrets.ts'

/** Thrown at the first finding where one is enough. */
export class Found extends Error {}

export interface MatrixWorld {
  readonly app: TestApp
  readonly home: FixtureWorkspace
  readonly abroad: FixtureWorkspace
  readonly actors: readonly TestActor[]
  readonly admin: TestActor
  readonly abroadAdmin: TestActor
  /** What was not as it should be, in sentences. */
  readonly findings: string[]
  /** Requests sent. */
  asked: number
  /** What `traceOf` said last, as long as nothing was asked since. */
  trace: string | undefined
  /** Operations that roles were let into, by `id role`. */
  readonly allowed: Set<string>
  find(sentence: string): void
}

/** Acting roles, each with the people whose records stand for a placement. The deactivated one has none. */
const standings: Readonly<Record<string, Partial<Record<PersonName, Placement>>>> = {
  admin: { admin: 'own' },
  manager: { manager: 'own', rep1: 'team', colleague: 'team', deactivated: 'team' },
  rep1: { rep1: 'own' },
  rep2: { rep2: 'own' },
  readOnly: { readOnly: 'own' },
}

export async function makeWorld(deps: Deps, fixture: Fixture, stopAtFirst: boolean): Promise<MatrixWorld> {
  const { home, abroad } = homeAndAbroad(fixture)
  const findings: string[] = []
  return {
    app: await startTestApp(deps),
    home,
    abroad,
    actors: ['admin', 'manager', 'rep1', 'rep2', 'readOnly'].map((name) => keyActor(home, name)),
    admin: keyActor(home, 'admin'),
    abroadAdmin: keyActor(abroad, 'admin'),
    findings,
    asked: 0,
    trace: undefined,
    allowed: new Set(),
    find: (sentence) => {
      findings.push(sentence)
      if (stopAtFirst) throw new Found(sentence)
    },
  }
}

/** How a record of this owner stands to an actor. */
export function placementFor(world: MatrixWorld, actor: TestActor, ownerId: unknown): Placement {
  if (ownerId === null || ownerId === undefined) return 'unassigned'
  const owner = (Object.entries(world.home.people) as [PersonName, { memberId: string }][]).find(
    ([, person]) => person.memberId === ownerId,
  )
  return (owner && standings[actor.name]?.[owner[0]]) ?? 'foreign'
}

/** Asks as an actor, and looks through the answer for what the actor must never read. */
export async function askAs(
  world: MatrixWorld,
  actor: TestActor,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<TestAnswer> {
  world.asked++
  world.trace = undefined
  const answer = await ask(world.app, actor, method, path, body, headers)
  const request = `${path} ${body === undefined ? '' : JSON.stringify(body)}`
  for (const leak of leaksIn(world, actor, request, answer.text))
    world.find(`${actor.name} reads ${leak} from ${method} ${path}`)
  if (answer.status >= 500) world.find(`${actor.name} gets ${answer.status} from ${method} ${request}`)
  return answer
}

/** The part of an answer that must not differ between a foreign and an unknown thing. */
export function face({ status, headers, text }: TestAnswer): string {
  const shown = Object.keys(headers)
    .filter((name) => name !== 'date')
    .toSorted()
  return `${status} ${shown.join(',')} ${text}`
}

/** A refused or reading request: the answer, after which nothing may be different from before. */
export async function withoutTrace(
  world: MatrixWorld,
  words: string,
  request: () => Promise<TestAnswer>,
): Promise<TestAnswer> {
  const [before, answer, after] = await traced(world, request)
  if (before !== after)
    world.find(`${words}: answered ${answer.status} and yet wrote (${before} became ${after})`)
  return answer
}

/** An allowed write must leave a trace, else a matrix of refusals would pass a server that does nothing. */
export async function withTrace(
  world: MatrixWorld,
  words: string,
  request: () => Promise<TestAnswer>,
): Promise<TestAnswer> {
  const [before, answer, after] = await traced(world, request)
  if (before === after) world.find(`${words}: answered ${answer.status} and wrote nothing`)
  return answer
}

async function traced(
  world: MatrixWorld,
  request: () => Promise<TestAnswer>,
): Promise<[before: string, answer: TestAnswer, after: string]> {
  const before = world.trace ?? (await traceOf(world.app.deps))
  const answer = await request()
  world.trace = await traceOf(world.app.deps)
  return [before, answer, world.trace]
}

const versioned = ['contact', 'company', 'tag', 'option', 'team', 'field', 'member', 'workspace'] as const
const counted = [
  'change',
  'rollup_delta',
  'search_word',
  'search_key',
  'idempotency',
  'invitation',
  'session',
  'job',
  'job_cancel',
] as const

/** Everything that writes leave behind, in one line: rows, versions, changes, figures, search entries, accounts, keys. */
async function traceOf(deps: Deps): Promise<string> {
  const versions = versioned.map(
    (name) => sql`(select concat(${sql.lit(name)}, count(*), '/', sum(version)) from ${sql.table(name)})`,
  )
  const counts = counted.map(
    (name) => sql`(select concat(${sql.lit(name)}, count(*)) from ${sql.table(name)})`,
  )
  const others = [
    sql`(select concat('sums', sum(n)) from rollup_delta)`,
    sql`(select concat('keys', count(*), '/', count(ended_at)) from api_key)`,
    sql`(select concat('accounts', md5(string_agg(a::text, '' order by a.id))) from account a)`,
  ]
  const all = sql.join([...versions, ...counts, ...others])
  const { rows } = await sql<{ trace: string }>`select concat_ws(' ', ${all}) as trace`.execute(
    deps.database.db,
  )
  return rows[0]?.trace ?? ''
}

// ---- Things to act upon, made over HTTP by the admin ----

export const plurals = Object.fromEntries(
  Object.entries(entities).map(([name, entity]) => [name, entity.plural]),
) as Record<EntityName, string>

let made = 0
/** A text that nothing else in the run carries. */
export function unique(): string {
  return `x${(++made).toString(36)}${Date.now().toString(36)}`
}

/** What creates a record of an entity in a workspace. */
export function insertFor(
  entity: EntityName,
  { records, teams }: FixtureWorkspace,
  ownerId?: string | null,
): Record<string, unknown> {
  const owner = ownerId === undefined ? {} : { ownerId }
  switch (entity) {
    case 'contact':
      return {
        firstName: `Target ${unique()}`,
        statusId: records.options.status,
        companyId: records.companies.rep1,
        ...owner,
      }
    case 'company':
      return { name: `Target ${unique()}`, ...owner }
    case 'tag':
      return { name: unique() }
    case 'option':
      return { list: 'source', name: unique() }
    case 'team':
      return { name: unique(), parentId: teams.south }
    case 'field':
      return { entity: 'contact', kind: 'text', name: unique() }
  }
}

/** A harmless change of a record of an entity. */
export function patchFor(entity: EntityName): Record<string, unknown> {
  if (entity === 'contact') return { jobTitle: unique() }
  return entity === 'company' ? { about: unique() } : { name: unique() }
}

/** A new record; throws where the admin cannot make it, for then nothing else means anything. */
export async function makeTarget(
  world: MatrixWorld,
  entity: EntityName,
  {
    ownerId,
    abroad = false,
    trashed = false,
  }: { ownerId?: string | null; abroad?: boolean; trashed?: boolean },
): Promise<string> {
  world.trace = undefined
  const workspace = abroad ? world.abroad : world.home
  const maker = abroad ? world.abroadAdmin : world.admin
  const path = `/${plurals[entity]}`
  const created = await ask(world.app, maker, 'POST', path, insertFor(entity, workspace, ownerId))
  const id = recordOf(created)['id']
  if (typeof id !== 'string') throw new Error(`no ${entity} could be made: ${created.text}`)
  if (!trashed) return id
  const moved = await ask(world.app, maker, 'DELETE', `${path}/${id}`)
  if (moved.status !== 200) throw new Error(`the ${entity} could not be moved to the trash: ${moved.text}`)
  return id
}

/** The record of an answer; empty where there is none. */
export function recordOf(answer: TestAnswer): Record<string, unknown> {
  const { json } = answer
  const record = typeof json === 'object' && json !== null && 'record' in json ? json.record : undefined
  return typeof record === 'object' && record !== null ? (record as Record<string, unknown>) : {}
}

/** Items of a list's answer. */
export function itemsOf({ json }: TestAnswer): readonly Record<string, unknown>[] {
  const items = typeof json === 'object' && json !== null && 'items' in json ? json.items : undefined
  return Array.isArray(items) ? (items as Record<string, unknown>[]) : []
}

/** Notes that a role was let into an operation: refused for the thing or the values, perhaps, but not for the role. */
export function noteEntry(world: MatrixWorld, operation: string, role: Role, answer: TestAnswer): void {
  if (answer.status !== 401 && answer.status !== 403) world.allowed.add(`${operation} ${role}`)
}
