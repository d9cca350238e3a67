// The same rights by another way: in a browser as by a key, and where a workspace keeps unassigned records to itself.
import { ask, keyActor, sessionActor, type TestActor } from './actors.ts'
import { expectedStatus } from './matrix-oracle.ts'
import {
  askAs,
  itemsOf,
  makeTarget,
  type MatrixWorld,
  patchFor,
  plurals,
  withoutTrace,
} from './matrix-world.ts'

const owned = ['contact', 'company'] as const

/** A person sees the same in a browser as by their key. */
export async function checkBrowsers(world: MatrixWorld): Promise<void> {
  const { contacts, companies } = world.home.records
  const paths = [
    '/contacts?limit=100',
    '/contacts?deleted=only',
    '/companies?sort=title',
    '/contacts/groups/statusId',
    '/search?q=ada',
    '/tags',
    ...Object.values(contacts).map((id) => `/contacts/${id}`),
    ...Object.values(companies).map((id) => `/companies/${id}`),
    '/members',
    '/keys',
    '/invitations',
  ]
  for (const name of ['admin', 'manager', 'rep1', 'readOnly'] as const) {
    const browser: TestActor = { ...sessionActor(world.home, name), name }
    for (const path of paths) {
      const [byKey, bySession] = [
        await askAs(world, keyActor(world.home, name), 'GET', path),
        await askAs(world, browser, 'GET', path),
      ]
      if (byKey.status !== bySession.status || withoutUse(byKey.text) !== withoutUse(bySession.text))
        world.find(`${name} gets ${bySession.status} from ${path} in a browser, and ${byKey.status} by a key`)
    }
  }
}

/** Lists of keys and members tell when each was last used, which the asking itself changes. */
function withoutUse(text: string): string {
  return text.replaceAll(/"last(Used|Seen)At":("[^"]*"|null)/g, '')
}

/** The switch of the workspace: what nobody owns shows to those alone who see everything. */
export async function checkUnassigned(world: MatrixWorld): Promise<void> {
  const shown = async (unassignedVisible: boolean) => {
    const { status } = await ask(world.app, world.admin, 'PATCH', '/workspace', { unassignedVisible })
    if (status !== 200) throw new Error(`the switch of unassigned records answered ${status}`)
  }
  for (const open of [false, true]) {
    await shown(open)
    for (const entity of owned) {
      const id = await makeTarget(world, entity, { ownerId: null })
      for (const actor of world.actors) await checkOrphan(world, actor, entity, id, open)
    }
  }
}

async function checkOrphan(
  world: MatrixWorld,
  actor: TestActor,
  entity: (typeof owned)[number],
  id: string,
  open: boolean,
): Promise<void> {
  const path = `/${plurals[entity]}`
  const words = `${actor.name} and ${entity} of nobody, ${open ? 'open' : 'closed'}`
  const status = (deed: 'get' | 'history' | 'update' | 'delete') =>
    expectedStatus(actor.role, entity, deed, { place: 'alive', placement: 'unassigned' }, open)
  const expect = (deed: string, got: number, wanted: number) => {
    if (got !== wanted) world.find(`${words}: ${deed} answers ${got}, expected ${wanted}`)
  }
  expect('get', (await askAs(world, actor, 'GET', `${path}/${id}`)).status, status('get'))
  expect('history', (await askAs(world, actor, 'GET', `${path}/${id}/history`)).status, status('history'))
  const filter = { field: 'id', op: 'isAnyOf', value: [id] }
  const listed = await askAs(world, actor, 'POST', `${path}/query`, { filter })
  expect('list', itemsOf(listed).length, status('get') === 200 ? 1 : 0)
  const groups = await askAs(world, actor, 'POST', `${path}/count`, {})
  const all = await askAs(world, actor, 'POST', `${path}/query`, { limit: 200 })
  expect(
    'count',
    (groups.json as { value: number }).value,
    (all.json as { total: { value: number } }).total.value,
  )
  if (status('update') === 200) {
    expect('update', (await askAs(world, actor, 'PATCH', `${path}/${id}`, patchFor(entity))).status, 200)
    return
  }
  const refused = await withoutTrace(world, words, () =>
    askAs(world, actor, 'PATCH', `${path}/${id}`, patchFor(entity)),
  )
  expect('update', refused.status, status('update'))
  const mine = world.home.people[actor.name as 'rep1'].memberId
  const taken = await withoutTrace(world, words, () =>
    askAs(world, actor, 'PATCH', `${path}/${id}`, { ownerId: mine }),
  )
  if (taken.status < 400) world.find(`${words}: could be taken`)
}
