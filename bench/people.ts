// The workspace that is measured: set up through the product's own verbs, with the people of QUALITY.md and a key for each.
import { option } from '#contract/entities/option.ts'
import { tag } from '#contract/entities/tag.ts'
import { team } from '#contract/entities/team.ts'
import { addMember } from '#server/domains/members/add-member.ts'
import { createKey } from '#server/domains/keys/create-key.ts'
import { runSetup } from '#server/domains/workspaces/run-setup.ts'
import { createLog } from '#server/platform/log.ts'
import { systemClock } from '#server/platform/clock.ts'
import { transaction } from '#server/platform/db.ts'
import { newId } from '#server/platform/ids.ts'
import type { Secrets } from '#server/platform/secrets.ts'
import type { Context } from '#server/records/actor.ts'
import { createRecord } from '#server/records/create.ts'
import { listRecords } from '#server/records/list.ts'
import { systemContext } from '#server/records/system-context.ts'
import type { RapportDatabase } from '#server/records/tables.ts'
import type { Role } from '#contract/access.ts'
import type { People } from './values.ts'

/** Whose requests are measured, with the key that makes them. */
export interface Actor {
  readonly name: 'admin' | 'manager' | 'rep50' | 'rep0'
  readonly key: string
}
export interface Bench {
  readonly people: People
  readonly actors: readonly Actor[]
}

/** Sets up a fresh database. */
export async function createPeople(database: RapportDatabase, secrets: Secrets): Promise<Bench> {
  const ground = { database, secrets, clock: systemClock, log: createLog('silent'), setupToken: undefined }
  const person = {
    name: 'Ada Admin',
    email: 'ada@bench.example',
    username: 'ada',
    password: 'a bench of oak 17',
  }
  const workspace = {
    name: 'Bench',
    language: 'en',
    currency: 'EUR',
    zone: 'Europe/Berlin',
    weekStart: 1,
    country: 'DE',
  } as const
  await runSetup(ground, { person, workspace }, { address: '127.0.0.1', userAgent: 'bench' })
  const { id } = await database.db.selectFrom('workspace').select('id').executeTakeFirstOrThrow()
  const context = await systemContext(ground, id)
  const admin = (await database.db.selectFrom('member').select('id').executeTakeFirstOrThrow()).id
  const sales = await createRecord(context, team, { name: 'Sales' })
  const add = (name: string, role: Role, teamId: string | null) =>
    addPerson(ground, context, name, role, teamId)
  const manager = await add('manager', 'manager', sales.record.id)
  const reps = await inTurn(9, (index) => add(`team${index}`, 'rep', sales.record.id))
  const others = await inTurn(35, (index) => add(`other${index}`, 'rep', null))
  const rep50 = await add('rep50', 'rep', null)
  const rep0 = await add('rep0', 'rep', null)
  const tags = await inTurn(
    200,
    async (index) => (await createRecord(context, tag, { name: `tag ${index}` })).record.id,
  )
  const lists = await optionIds(context)
  const people: People = {
    workspace: context.workspace,
    admin,
    team: [manager, ...reps],
    rep50,
    rep0,
    others,
    tags,
    ...lists,
  }
  const key = async (name: Actor['name'], role: Role, memberId: string) => ({
    name,
    key: (await createKey(context, secrets, { name, role, memberId })).secret,
  })
  const actors = [
    await key('admin', 'admin', admin),
    await key('manager', 'manager', manager),
    await key('rep50', 'rep', rep50),
    await key('rep0', 'rep', rep0),
  ]
  return { people, actors }
}

async function addPerson(
  ground: Parameters<typeof addMember>[0],
  context: Context,
  name: string,
  role: Role,
  teamId: string | null,
): Promise<string> {
  const id = await transaction(ground.database.db, async (trx) => {
    const account = newId()
    const at = ground.clock().toISOString()
    await trx
      .insertInto('account')
      .values({
        id: account,
        created_at: at,
        name,
        username: name,
        email: `${name}@bench.example`,
        phone: null,
        password_hash: 'none',
        language: null,
        theme: 'system',
        zone: null,
        superuser: false,
      })
      .execute()
    return addMember(ground, trx, { workspaceId: context.workspace.id, accountId: account, role, teamId })
  })
  if (id === undefined) throw new Error(`${name} is a member already`)
  return id
}

async function optionIds(
  context: Context,
): Promise<Pick<People, 'statuses' | 'sources' | 'services' | 'industries'>> {
  const { rows } = await allOptions(context)
  const of = (list: string) => rows.filter((row) => row.list === list).map((row) => row.id)
  return {
    statuses: of('contactStatus'),
    sources: of('source'),
    services: of('service'),
    industries: of('industry'),
  }
}

async function allOptions(context: Context): Promise<{ rows: { id: string; list: string }[] }> {
  const { items } = await listRecords(context, option, { limit: 200, fields: ['list'] })
  return { rows: items.map((item) => ({ id: item.id, list: String(item['list']) })) }
}

async function inTurn<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let index = 0; index < count; index++) made.push(await make(index))
  return made
}
