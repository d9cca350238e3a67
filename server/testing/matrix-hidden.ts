// Hidden fields: not in rows, filters, orders, groups, history, changes, undo or search, and indistinguishable from fields that do not exist.
import type { EntityName } from '#contract/entities/list.ts'
import type { TestActor } from './actors.ts'
import { hiddenFields } from './matrix-oracle.ts'
import {
  askAs,
  itemsOf,
  makeTarget,
  type MatrixWorld,
  plurals,
  recordOf,
  withoutTrace,
} from './matrix-world.ts'

const missing = 'nosuchfield'

export async function checkHidden(world: MatrixWorld): Promise<void> {
  for (const actor of world.actors) {
    for (const [entity, field] of Object.entries(hiddenFields[actor.role]) as [EntityName, string][]) {
      await checkRows(world, actor, entity, field)
      await checkQuestions(world, actor, entity, field)
      await checkHistory(world, actor, entity, field)
    }
  }
  for (const actor of world.actors.filter((each) => each.role === 'rep')) await checkWriting(world, actor)
}

/** Rows of what the actor sees, in every way of reading them. */
async function checkRows(
  world: MatrixWorld,
  actor: TestActor,
  entity: EntityName,
  field: string,
): Promise<void> {
  const path = `/${plurals[entity]}`
  const id = visibleRecord(world, actor, entity)
  const answers = [
    await askAs(world, actor, 'GET', `${path}/${id}`),
    await askAs(world, actor, 'GET', `${path}/${id}?fields=${field},tags`),
    await askAs(world, actor, 'GET', path),
    await askAs(world, actor, 'GET', `${path}?fields=${field}`),
    await askAs(world, actor, 'POST', `${path}/query`, { fields: [field, 'tags'] }),
    await askAs(world, actor, 'POST', `${path}/query`, { search: 'rep' }),
  ]
  for (const answer of answers) {
    const rows = [recordOf(answer), ...itemsOf(answer)]
    if (answer.status !== 200) world.find(`${actor.name} reads ${entity}: ${answer.status}`)
    if (rows.some((row) => field in row)) world.find(`${actor.name} reads ${field} of ${entity}`)
  }
  const { text } = await askAs(world, world.admin, 'GET', `${path}/${id}`)
  if (!text.includes(`"${field}"`)) world.find(`not even the admin reads ${field} of ${entity}`)
}

/** Filter, order and groups answer as for a field that there is not. */
async function checkQuestions(
  world: MatrixWorld,
  actor: TestActor,
  entity: EntityName,
  field: string,
): Promise<void> {
  const path = `/${plurals[entity]}`
  const filter = (name: string, op: string) => encodeURIComponent(JSON.stringify({ field: name, op }))
  const questions: Record<string, (name: string) => string> = {
    'is not empty': (name) => `${path}?filter=${filter(name, 'isNotEmpty')}`,
    'not is empty': (name) =>
      `${path}?filter=${encodeURIComponent(JSON.stringify({ not: { field: name, op: 'isEmpty' } }))}`,
    'a comparison': (name) =>
      `${path}?filter=${encodeURIComponent(JSON.stringify({ or: [{ field: name, op: 'gt', value: 1 }] }))}`,
    'a text': (name) =>
      `${path}?filter=${encodeURIComponent(JSON.stringify({ field: name, op: 'contains', value: '1' }))}`,
    order: (name) => `${path}?sort=${name}`,
    'order down': (name) => `${path}?sort=-${name}`,
    groups: (name) => `${path}/groups/${name}`,
  }
  for (const [words, address] of Object.entries(questions)) {
    const hidden = await askAs(world, actor, 'GET', address(field))
    const unknown = await askAs(world, actor, 'GET', address(missing))
    if (hidden.status !== 422 || hidden.text !== unknown.text)
      world.find(
        `${actor.name} ${words} of ${entity} by ${field}: ${hidden.status} ${hidden.text.slice(0, 100)}, by an unknown one ${unknown.text.slice(0, 100)}`,
      )
  }
}

/** The fixture made three changes of each record: one of the hidden field alone, one of it and another, one creation. */
async function checkHistory(
  world: MatrixWorld,
  actor: TestActor,
  entity: EntityName,
  field: string,
): Promise<void> {
  const path = `/${plurals[entity]}/${visibleRecord(world, actor, entity)}/history`
  const answer = await askAs(world, actor, 'GET', path)
  const full = itemsOf(await askAs(world, world.admin, 'GET', path))
  const names = (item: Readonly<Record<string, unknown>>) =>
    (item['fields'] as { field: string }[]).map((each) => each.field)
  const expected = full.filter((item) => names(item).some((name) => name !== field))
  const got = itemsOf(answer)
  if (full.length - expected.length !== 1) world.find(`the fixture has no change of ${field} alone`)
  if (got.map((item) => item['id']).join() !== expected.map((item) => item['id']).join())
    world.find(`${actor.name} history of ${entity}: ${got.length} entries, expected ${expected.length}`)
  if (answer.text.includes(field)) world.find(`${actor.name} reads ${field} in the history of ${entity}`)
  const hiddenOnly = full.find((item) => names(item).join() === field)
  if (hiddenOnly) await checkPaging(world, actor, path, String(hiddenOnly['id']))
}

/** Pages of one entry each give the same entries, and none is empty where the hidden one would stand. */
async function checkPaging(
  world: MatrixWorld,
  actor: TestActor,
  path: string,
  hiddenId: string,
): Promise<void> {
  let cursor = ''
  for (let page = 0; page < 20; page++) {
    const answer = await askAs(world, actor, 'GET', `${path}?limit=1${cursor}`)
    const { next } = answer.json as { next: string | null }
    if (itemsOf(answer).length !== 1) world.find(`${actor.name} gets a page without an entry of ${path}`)
    if (answer.text.includes(hiddenId)) world.find(`${actor.name} is told of the change of a hidden field`)
    if (next === null) return
    cursor = `&cursor=${next}`
  }
}

/** A rep writes their own company: with the hidden field, and by taking back what the admin did to it. */
async function checkWriting(world: MatrixWorld, actor: TestActor): Promise<void> {
  const ownerId = world.home.people[actor.name as 'rep1'].memberId
  const id = await makeTarget(world, 'company', { ownerId })
  const amount = (units: number) => ({ amount: units, currency: 'EUR' })
  const alone = await change(world, id, { annualRevenue: amount(500) })
  const both = await change(world, id, { annualRevenue: amount(600), size: '1-10' })
  const forbidden: [string, () => ReturnType<typeof askAs>][] = [
    [
      'writes the hidden field',
      () => askAs(world, actor, 'PATCH', `/companies/${id}`, { annualRevenue: amount(1) }),
    ],
    [
      'writes it beside another',
      () => askAs(world, actor, 'PATCH', `/companies/${id}`, { annualRevenue: null, about: 'x' }),
    ],
    [
      'creates with it',
      () => askAs(world, actor, 'POST', '/companies', { name: 'New', annualRevenue: amount(1) }),
    ],
    [
      'writes a read-only field',
      () => askAs(world, actor, 'PATCH', `/companies/${id}`, { parentId: world.home.records.companies.rep2 }),
    ],
    [
      'creates with a read-only field',
      () =>
        askAs(world, actor, 'POST', '/companies', {
          name: 'New',
          parentId: world.home.records.companies.rep2,
        }),
    ],
  ]
  for (const [words, send] of forbidden) {
    const { status, text } = await withoutTrace(world, `${actor.name} ${words}`, send)
    if (status !== 422) world.find(`${actor.name} ${words}: ${status} ${text.slice(0, 120)}`)
  }
  await checkUndo(world, actor, id, alone, both)
}

async function checkUndo(
  world: MatrixWorld,
  actor: TestActor,
  id: string,
  alone: string,
  both: string,
): Promise<void> {
  const words = `${actor.name} takes back a change of a hidden field`
  const hidden = await withoutTrace(world, words, () =>
    askAs(world, actor, 'POST', `/changes/${alone}/undo`, {}),
  )
  const unknown = await askAs(world, actor, 'POST', `/changes/01890000-0000-7000-8000-00000000dead/undo`, {})
  if (hidden.text !== unknown.text) world.find(`${words}: ${hidden.text.slice(0, 120)}`)
  const shared = await askAs(world, actor, 'POST', `/changes/${both}/undo`, {})
  if (shared.status !== 200 || shared.text.includes('annualRevenue') || shared.text.includes('600'))
    world.find(
      `${actor.name} takes back a change with a hidden part: ${shared.status} ${shared.text.slice(0, 160)}`,
    )
  const record = recordOf(await askAs(world, world.admin, 'GET', `/companies/${id}`))
  if (
    JSON.stringify(record['annualRevenue']) !== '{"amount":600,"currency":"EUR"}' ||
    record['size'] !== null
  )
    world.find(
      `${actor.name} undid a hidden field: ${JSON.stringify(record['annualRevenue'])}, size ${String(record['size'])}`,
    )
}

async function change(world: MatrixWorld, id: string, patch: unknown): Promise<string> {
  const { json } = await askAs(world, world.admin, 'PATCH', `/companies/${id}`, patch)
  const { changeId } = json as { changeId: string }
  return changeId
}

/** A record of the fixture that the actor sees, with every kind of change behind it. */
function visibleRecord({ home }: MatrixWorld, actor: TestActor, entity: EntityName): string {
  const owner = actor.name as 'rep1'
  return entity === 'contact' ? home.records.contacts[owner] : home.records.companies[owner]
}
