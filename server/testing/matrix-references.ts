// Everything that a request can point to besides its own record: in bodies and in filters, each with ids of the other
// workspace, of the trash, of another kind, and of nothing.
import { type EntityName, entityNames, entityOf } from '#contract/entities/list.ts'
import { referenceOf } from '#contract/entity.ts'
import type { FixtureWorkspace } from '#server/domains/fixture/make-fixture.ts'
import type { TestActor } from './actors.ts'
import type { TestAnswer } from './app.ts'
import { isOwned, mayEver } from './matrix-oracle.ts'
import { nowhere } from './matrix-records.ts'
import {
  askAs,
  face,
  insertFor,
  itemsOf,
  makeTarget,
  type MatrixWorld,
  plurals,
  withoutTrace,
} from './matrix-world.ts'

/** Every field that points to something, of every entity. */
function pointersOf(entity: EntityName): { field: string; isSet: boolean; source: string }[] {
  return Object.entries(entityOf(entity).fields).flatMap(([field, def]) => {
    const target = referenceOf(def)
    if (!target) return []
    const source = target.of === 'record' ? target.entity : target.of === 'member' ? 'member' : target.list
    return [{ field, isSet: def.kind.name === 'tags', source }]
  })
}

/** An id in a workspace that a field with this source could hold. */
function goodId({ records, people, teams }: FixtureWorkspace, source: string): string {
  const ids: Readonly<Record<string, string>> = {
    company: records.companies.rep1,
    member: people.rep1.memberId,
    team: teams.north,
    contactStatus: records.options.status,
    service: records.options.service,
    source: records.options.source,
    industry: records.options.industry,
    tag: records.tags[0],
  }
  const id = ids[source]
  if (id === undefined) throw new Error(`the fixture has nothing for ${source}`)
  return id
}

/** Ids that the field must refuse. */
async function badIds(world: MatrixWorld, source: string): Promise<Record<string, string>> {
  const { home, abroad } = world
  const trashable = source === 'company' || source === 'tag' || source === 'team' ? source : undefined
  const trashed = trashable && (await makeTarget(world, trashable, { trashed: true }))
  const otherList = source === 'industry' ? home.records.options.service : home.records.options.industry
  return {
    abroad: goodId(abroad, source),
    unknown: nowhere,
    'another kind': source === 'member' ? home.records.companies.rep1 : home.people.rep1.memberId,
    ...(trashed === undefined ? {} : { trashed }),
    ...(source === 'member' ? { deactivated: home.people.deactivated.memberId } : {}),
    ...(source === 'member' || source === 'company' || source === 'team'
      ? {}
      : { 'another list': otherList }),
  }
}

/** Creations and changes that point to what is not there for the actor. */
export async function checkReferences(world: MatrixWorld): Promise<void> {
  for (const entity of entityNames) {
    for (const pointer of pointersOf(entity)) {
      const bad = await badIds(world, pointer.source)
      for (const actor of world.actors) {
        if (!mayEver(actor.role, entity, 'make')) continue
        const ownerId = actor.name === 'admin' ? undefined : world.home.people[actor.name as 'rep1'].memberId
        const hasOwner = isOwned(entity)
        const id = await makeTarget(world, entity, hasOwner && ownerId !== undefined ? { ownerId } : {})
        await checkPointer(world, actor, entity, id, pointer, bad)
      }
    }
  }
}

async function checkPointer(
  world: MatrixWorld,
  actor: TestActor,
  entity: EntityName,
  id: string,
  { field, isSet }: { field: string; isSet: boolean },
  bad: Readonly<Record<string, string>>,
): Promise<void> {
  const path = `/${plurals[entity]}`
  const fixed = insertFor(entity, world.home)
  const forms: Record<string, (value: string) => Promise<TestAnswer>> = {
    create: (value) => askAs(world, actor, 'POST', path, { ...fixed, [field]: isSet ? [value] : value }),
  }
  if (mayEver(actor.role, entity, 'change')) {
    forms['update'] = (value) =>
      askAs(world, actor, 'PATCH', `${path}/${id}`, { [field]: isSet ? [value] : value })
    if (isSet)
      forms['add'] = (value) => askAs(world, actor, 'PATCH', `${path}/${id}`, { [field]: { add: [value] } })
  }
  for (const [form, send] of Object.entries(forms)) {
    const faces: Record<string, string> = {}
    // Who may give a record to nobody is told that, whoever it was to be given to.
    const mayChoose = form === 'create' || field !== 'ownerId' || mayEver(actor.role, entity, 'give')
    const expected = mayChoose ? 422 : 403
    for (const [kind, value] of Object.entries(bad)) {
      const words = `${actor.name} ${form} ${entity} with ${field} ${kind}`
      const answer = await withoutTrace(world, words, () => send(value))
      if (answer.status !== expected)
        world.find(`${words}: expected ${expected}, got ${answer.status} ${answer.text.slice(0, 120)}`)
      faces[kind] = face(answer)
    }
    if (faces['abroad'] !== faces['unknown'])
      world.find(
        `${actor.name} ${form} ${entity}: ${field} tells a foreign id from an unknown one: ${faces['abroad']} and ${faces['unknown']}`,
      )
  }
}

/** Filters by what is not there for the actor find the same as filters by nothing: no record, no count, no error of its own. */
export async function checkFilterValues(world: MatrixWorld): Promise<void> {
  for (const entity of entityNames) {
    const pointers = [
      ...pointersOf(entity).map(({ field, isSet, source }) => ({
        field,
        op: isSet ? 'hasAnyOf' : 'isAnyOf',
        foreign: goodId(world.abroad, source),
      })),
      { field: 'id', op: 'isAnyOf', foreign: goodRecord(world.abroad, entity) },
      { field: 'createdBy', op: 'isAnyOf', foreign: world.abroad.people.admin.memberId },
    ]
    for (const actor of world.actors) {
      for (const pointer of pointers) await checkFilterValue(world, actor, entity, pointer)
    }
  }
  await checkInvisibleIds(world)
}

async function checkFilterValue(
  world: MatrixWorld,
  actor: TestActor,
  entity: EntityName,
  { field, op, foreign }: { field: string; op: string; foreign: string },
): Promise<void> {
  const path = `/${plurals[entity]}`
  for (const way of ['query', 'count']) {
    const send = (value: string) =>
      askAs(world, actor, 'POST', `${path}/${way}`, { filter: { field, op, value: [value] } })
    const [found, nothing] = [await send(foreign), await send(nowhere)]
    const status = mayEver(actor.role, entity, 'see') ? 200 : 403
    if (found.text !== nothing.text || found.status !== status)
      world.find(
        `${actor.name} ${way} ${entity} by ${field} of another workspace: ${found.status} ${found.text.slice(0, 200)}`,
      )
  }
}

function goodRecord({ records, teams }: FixtureWorkspace, entity: EntityName): string {
  const ids: Record<EntityName, string> = {
    contact: records.contacts.rep1,
    company: records.companies.rep1,
    tag: records.tags[0],
    option: records.options.status,
    team: teams.north,
    field: records.field,
  }
  return ids[entity]
}

/** A list narrowed to the very ids of others' contacts, as rows, number, total, search and trash. */
async function checkInvisibleIds(world: MatrixWorld): Promise<void> {
  const reps = world.actors.filter((actor) => actor.role === 'rep')
  for (const actor of reps) {
    const { records } = world.home
    const mine = actor.name as 'rep1'
    const others = Object.entries(records.contacts).flatMap(([owner, id]) =>
      owner === mine || owner === 'nobody' ? [] : [id],
    )
    const trashed = Object.entries(records.trashedContacts).flatMap(([owner, id]) =>
      owner === mine || owner === 'nobody' ? [] : [id],
    )
    for (const [ids, more] of [
      [others, {}],
      [trashed, { deleted: 'only' }],
      [others, { search: 'ada' }],
      [others, { sort: 'lastName' }],
      [others, { sort: '-title', limit: 1 }],
    ] as const) {
      const body = { filter: { field: 'id', op: 'isAnyOf', value: ids }, ...more }
      const { json, status } = await askAs(world, actor, 'POST', '/contacts/query', body)
      const { items, total } = json as { items: unknown[]; total: { value: number } }
      if (status !== 200 || items.length > 0 || total.value > 0)
        world.find(`${actor.name} lists contacts of others by id: ${items.length} rows, total ${total.value}`)
    }
    const seen = itemsOf(
      await askAs(world, actor, 'POST', '/contacts/query', {
        filter: { field: 'id', op: 'isAnyOf', value: [records.contacts[mine]] },
      }),
    )
    if (seen.length !== 1) world.find(`${actor.name} does not find their own contact by id`)
  }
}
