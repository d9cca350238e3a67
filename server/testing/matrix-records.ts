// The matrix of records: every role does everything to a record of everyone, in sight and out of it.
import type { EntityName } from '#contract/entities/list.ts'
import { entityNames } from '#contract/entities/list.ts'
import type { PersonName } from '#server/domains/fixture/fixture-people.ts'
import type { TestActor } from './actors.ts'
import type { TestAnswer } from './app.ts'
import {
  expectedCan,
  expectedStatus,
  isOwned,
  may,
  mayEver,
  type Place,
  type Placement,
  type RecordDeed,
} from './matrix-oracle.ts'
import {
  askAs,
  face,
  insertFor,
  makeTarget,
  type MatrixWorld,
  noteEntry,
  patchFor,
  placementFor,
  plurals,
  recordOf,
  withoutTrace,
  withTrace,
} from './matrix-world.ts'

export const nowhere = '01890000-0000-7000-8000-00000000dead'

interface Target {
  readonly words: string
  readonly place: Place
  /** Undefined where nobody owns it, or nobody can. */
  readonly owner: PersonName | undefined
}

const owners: readonly (PersonName | undefined)[] = [
  'admin',
  'manager',
  'rep1',
  'rep2',
  'readOnly',
  undefined,
]

function targetsOf(entity: EntityName): Target[] {
  const hasOwner = isOwned(entity)
  const around = hasOwner ? owners : [undefined]
  const own = (place: Place) =>
    around.map((owner): Target => ({ words: `${place} of ${owner ?? 'nobody'}`, place, owner }))
  return [
    ...own('alive'),
    ...own('trash'),
    { words: 'of another workspace', place: 'abroad', owner: undefined },
    { words: 'unknown', place: 'nowhere', owner: undefined },
  ]
}

const deeds: readonly RecordDeed[] = ['get', 'history', 'update', 'delete', 'restore']

/** Every role, every operation on one record, every target. */
export async function checkRecords(world: MatrixWorld): Promise<void> {
  for (const entity of entityNames) {
    for (const target of targetsOf(entity)) {
      let id: string | undefined
      for (const actor of world.actors) {
        for (const deed of deeds) {
          id ??= await makeFor(world, entity, target)
          const hasChanged = await checkDeed(world, entity, target, actor, deed, id)
          if (hasChanged) id = undefined
        }
      }
    }
    await checkFaces(world, entity)
  }
}

function makeFor(world: MatrixWorld, entity: EntityName, { place, owner }: Target): Promise<string> {
  if (place === 'nowhere') return Promise.resolve(nowhere)
  const hasOwner = isOwned(entity)
  const ownerId = owner === undefined ? null : world.home.people[owner].memberId
  return makeTarget(world, entity, {
    abroad: place === 'abroad',
    trashed: place === 'trash',
    ...(hasOwner ? { ownerId } : {}),
  })
}

/** Whether the target is another one now. */
async function checkDeed(
  world: MatrixWorld,
  entity: EntityName,
  target: Target,
  actor: TestActor,
  deed: RecordDeed,
  id: string,
): Promise<boolean> {
  const placement = placementOf(world, actor, entity, target)
  const expected = expectedStatus(actor.role, entity, deed, { place: target.place, placement })
  const words = `${actor.name} ${deed} ${entity} ${target.words}`
  const writes =
    expected === 200 && deed !== 'get' && deed !== 'history' && changesSomething(deed, target.place)
  const send = () => sendDeed(world, entity, actor, deed, id)
  const answer = writes ? await withTrace(world, words, send) : await withoutTrace(world, words, send)
  noteEntry(world, `${plurals[entity]}.${deed}`, actor.role, answer)
  if (answer.status !== expected) {
    world.find(`${words}: expected ${expected}, got ${answer.status} ${answer.text.slice(0, 120)}`)
    return true
  }
  if (deed === 'get' && expected === 200)
    checkCan(world, words, actor, entity, target.place, placement, answer)
  if (deed === 'history' && expected === 200)
    checkCanUndo(world, words, actor, entity, target.place, placement, answer)
  return writes
}

function placementOf(world: MatrixWorld, actor: TestActor, entity: EntityName, target: Target): Placement {
  if (!isOwned(entity)) return 'shared'
  const owner = target.owner === undefined ? null : world.home.people[target.owner].memberId
  return placementFor(world, actor, owner)
}

/** Deleting what is in the trash and restoring what is not are answered without a change. */
function changesSomething(deed: RecordDeed, place: Place): boolean {
  if (deed === 'delete') return place === 'alive'
  return deed === 'restore' ? place === 'trash' : true
}

function sendDeed(
  world: MatrixWorld,
  entity: EntityName,
  actor: TestActor,
  deed: RecordDeed,
  id: string,
): Promise<TestAnswer> {
  const path = `/${plurals[entity]}/${id}`
  switch (deed) {
    case 'get':
      return askAs(world, actor, 'GET', path)
    case 'history':
      return askAs(world, actor, 'GET', `${path}/history`)
    case 'update':
      return askAs(world, actor, 'PATCH', path, patchFor(entity))
    case 'delete':
      return askAs(world, actor, 'DELETE', path)
    case 'restore':
      return askAs(world, actor, 'POST', `${path}/restore`)
  }
}

function checkCan(
  world: MatrixWorld,
  words: string,
  actor: TestActor,
  entity: EntityName,
  place: Place,
  placement: Placement,
  answer: TestAnswer,
): void {
  const can = JSON.stringify(recordOf(answer)['can'])
  const expected = JSON.stringify(expectedCan(actor.role, entity, place, placement))
  if (can !== expected) world.find(`${words}: says can ${can}, expected ${expected}`)
}

function checkCanUndo(
  world: MatrixWorld,
  words: string,
  actor: TestActor,
  entity: EntityName,
  place: Place,
  placement: Placement,
  { json }: TestAnswer,
): void {
  const { items } = json as { items: { verb: string; canUndo: boolean }[] }
  const [newest] = items
  if (!newest) return world.find(`${words}: no change at all`)
  const can = may(actor.role, entity, newest.verb === 'update' ? 'change' : 'trash', placement)
  const expected = (newest.verb === 'delete') === (place === 'trash') && can
  if (newest.canUndo !== expected) world.find(`${words}: canUndo of ${newest.verb} is ${newest.canUndo}`)
}

/** A foreign, an invisible and an unknown record answer with the same bytes. */
async function checkFaces(world: MatrixWorld, entity: EntityName): Promise<void> {
  const hasOwner = isOwned(entity)
  const abroad = await makeTarget(world, entity, { abroad: true })
  const ownerId = world.home.people.stranger.memberId
  const foreign = hasOwner ? await makeTarget(world, entity, { ownerId }) : undefined
  for (const actor of world.actors) {
    for (const deed of deeds) {
      const unknown = face(await sendDeed(world, entity, actor, deed, nowhere))
      const other = face(await sendDeed(world, entity, actor, deed, abroad))
      if (other !== unknown)
        world.find(
          `${actor.name} ${deed} ${entity}: a foreign id answers ${other}, an unknown one ${unknown}`,
        )
      if (foreign === undefined || may(actor.role, entity, 'see', 'foreign')) continue
      const hidden = face(await sendDeed(world, entity, actor, deed, foreign))
      if (hidden !== unknown)
        world.find(
          `${actor.name} ${deed} ${entity}: an invisible id answers ${hidden}, an unknown one ${unknown}`,
        )
    }
  }
}

/** Creating for oneself, for the team, for others and for nobody. */
export async function checkCreations(world: MatrixWorld): Promise<void> {
  for (const entity of entityNames) {
    const hasOwner = isOwned(entity)
    const people: readonly (PersonName | null | undefined)[] = hasOwner
      ? ['admin', 'manager', 'rep1', 'rep2', null, undefined]
      : [undefined]
    for (const actor of world.actors)
      for (const owner of people) await checkCreation(world, entity, actor, owner)
  }
}

async function checkCreation(
  world: MatrixWorld,
  entity: EntityName,
  actor: TestActor,
  owner: PersonName | null | undefined,
): Promise<void> {
  const ownerId = owner === undefined || owner === null ? owner : world.home.people[owner].memberId
  const hasOwner = isOwned(entity)
  const placement = !hasOwner ? 'shared' : owner === undefined ? 'own' : placementFor(world, actor, ownerId)
  const expected = !mayEver(actor.role, entity, 'make')
    ? 403
    : may(actor.role, entity, 'make', placement)
      ? 201
      : 422
  const words = `${actor.name} create ${entity} for ${owner === undefined ? 'themselves' : (owner ?? 'nobody')}`
  const body = insertFor(entity, world.home, ownerId)
  const send = () => askAs(world, actor, 'POST', `/${plurals[entity]}`, body)
  const answer =
    expected === 201 ? await withTrace(world, words, send) : await withoutTrace(world, words, send)
  noteEntry(world, `${plurals[entity]}.create`, actor.role, answer)
  if (answer.status !== expected)
    world.find(`${words}: expected ${expected}, got ${answer.status} ${answer.text.slice(0, 120)}`)
  const given = recordOf(answer)['ownerId']
  if (answer.status === 201 && hasOwner && owner === undefined && placementFor(world, actor, given) !== 'own')
    world.find(`${words}: it belongs to ${String(given)}`)
}
