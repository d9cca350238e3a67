// Who may hand a record to whom: the deed refused is 403, a person who may not be chosen 422, a record out of sight 404.
import type { EntityName } from '#contract/entities/list.ts'
import type { PersonName } from '#server/domains/fixture/fixture-people.ts'
import type { TestActor } from './actors.ts'
import { may, mayEver, type Placement } from './matrix-oracle.ts'
import {
  askAs,
  makeTarget,
  type MatrixWorld,
  patchFor,
  placementFor,
  plurals,
  withoutTrace,
  withTrace,
} from './matrix-world.ts'

/** Handing records over: from everyone to everyone, alone and together with a change of another field. */
export async function checkHandovers(world: MatrixWorld): Promise<void> {
  const people: readonly (PersonName | null)[] = ['admin', 'manager', 'rep1', 'rep2', null]
  for (const entity of ['contact', 'company'] as const)
    for (const actor of world.actors)
      for (const from of people)
        for (const to of people)
          for (const more of [{}, patchFor(entity)])
            await checkHandover(world, entity, actor, { from, to, more })
}

interface Handover {
  readonly from: PersonName | null
  readonly to: PersonName | null
  /** Other fields of the same change. */
  readonly more: Record<string, unknown>
}

async function checkHandover(
  world: MatrixWorld,
  entity: 'contact' | 'company',
  actor: TestActor,
  { from, to, more }: Handover,
): Promise<void> {
  const idOf = (person: PersonName | null) => (person === null ? null : world.home.people[person].memberId)
  const id = await makeTarget(world, entity, { ownerId: idOf(from) })
  const [origin, aim] = [placementFor(world, actor, idOf(from)), placementFor(world, actor, idOf(to))]
  const alone = Object.keys(more).length === 0
  const words = `${actor.name} hands ${entity} of ${from ?? 'nobody'} to ${to ?? 'nobody'}${alone ? '' : ' and changes it'}`
  const expected = handoverStatus(actor, entity, origin, aim, {
    alone: alone && from !== to,
    isSame: from === to,
  })
  const send = () => askAs(world, actor, 'PATCH', `/${plurals[entity]}/${id}`, { ...more, ownerId: idOf(to) })
  const writes = expected === 200 && !(alone && from === to)
  const answer = writes ? await withTrace(world, words, send) : await withoutTrace(world, words, send)
  if (answer.status !== expected)
    world.find(`${words}: expected ${expected}, got ${answer.status} ${answer.text.slice(0, 120)}`)
}

/** Taking what nobody owns is free to whoever may look after it; all else is the right to give, within the own reach. */
function handoverStatus(
  actor: TestActor,
  entity: EntityName,
  origin: Placement,
  aim: Placement,
  { alone, isSame }: { alone: boolean; isSame: boolean },
): number {
  const can = (deed: 'see' | 'change' | 'give', placement: Placement) =>
    may(actor.role, entity, deed, placement)
  if (!mayEver(actor.role, entity, 'change')) return 403
  if (!can('see', origin)) return 404
  if (!alone && !can('change', origin)) return 403
  if (isSame) return 200
  if (origin === 'unassigned' && aim === 'own') return can('change', origin) ? 200 : 403
  if (!can('give', origin)) return 403
  // The deed is allowed: what remains is whether this person may be chosen.
  const fits = aim === 'unassigned' ? actor.role === 'admin' : can('give', aim)
  return fits ? 200 : 422
}
