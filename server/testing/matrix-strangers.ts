// Who is nobody, or nobody any more, and whoever stands before another workspace.
import type { Operation } from '#contract/operation.ts'
import { allOperations } from '#contract/operations.ts'
import { keyActor, sessionActor, type TestActor } from './actors.ts'
import { nowhere } from './matrix-records.ts'
import { askAs, face, type MatrixWorld, unique, withoutTrace } from './matrix-world.ts'

/** Nobody, and nobody any more: without credentials, with wrong ones, with a key that ended, ran out or whose member left. */
export async function checkStrangers(world: MatrixWorld): Promise<void> {
  const key = keyActor(world.home, 'admin').headers['authorization'] ?? ''
  const left = sessionActor(world.home, 'deactivated').headers
  const strangers: Record<string, Record<string, string>> = {
    nobody: {},
    'a key that is none': { authorization: `Bearer rp_${'a'.repeat(43)}` },
    'a key cut short': { authorization: key.slice(0, -1) },
    'an empty key': { authorization: 'Bearer ' },
    'another scheme': { authorization: key.replace('Bearer', 'Basic') },
    'a session that is none': { cookie: `rapport_session=${'a'.repeat(43)}`, 'x-workspace': world.home.slug },
    'an empty session': { cookie: 'rapport_session=', 'x-workspace': world.home.slug },
    'a key of one who left': { ...keyActor(world.home, 'deactivated').headers },
    'a key that was ended': await endedKey(world),
    'a key that ran out': { ...keyActor(world.home, 'expired').headers },
  }
  for (const operation of allOperations.filter((each) => each.access !== 'public')) {
    for (const [words, headers] of Object.entries(strangers))
      await checkStranger(world, operation, words, headers, 401)
    if (operation.inWorkspace)
      await checkStranger(world, operation, 'a session of one who left', { ...left }, 404)
  }
  await checkWorkspaces(world)
}

async function endedKey(world: MatrixWorld): Promise<Record<string, string>> {
  const made = await askAs(world, world.admin, 'POST', '/keys', { name: unique(), role: 'admin' })
  const { key, secret } = made.json as { key: { id: string }; secret: string }
  await askAs(world, world.admin, 'DELETE', `/keys/${key.id}`)
  return { authorization: `Bearer ${secret}` }
}

async function checkStranger(
  world: MatrixWorld,
  operation: Operation,
  words: string,
  headers: Readonly<Record<string, string>>,
  status: number,
): Promise<void> {
  const path = operation.path.replace('{id}', world.home.records.contacts.rep1).replace('{field}', 'statusId')
  const actor: TestActor = { name: 'nobody', role: 'readOnly', headers }
  const answer = await withoutTrace(world, `${words} ${operation.id}`, () =>
    askAs(
      world,
      actor,
      operation.method,
      path,
      operation.method === 'GET' || operation.method === 'DELETE' ? undefined : {},
    ),
  )
  if (answer.status !== status)
    world.find(`${words} ${operation.id}: expected ${status}, got ${answer.status}`)
}

/** The other workspace is an unknown one, by id and by slug, for keys and sessions. */
async function checkWorkspaces(world: MatrixWorld): Promise<void> {
  const { home, abroad } = world
  for (const name of ['admin', 'rep1'] as const) {
    const key = keyActor(home, name)
    const session = { ...sessionActor(home, 'manager'), name: 'manager' }
    for (const actor of [key, session]) {
      const send = (workspace: string) =>
        askAs(world, actor, 'GET', '/meta', undefined, { 'x-workspace': workspace })
      const unknown = face(await send(nowhere))
      if (!unknown.startsWith('404 '))
        world.find(`${actor.name} in an unknown workspace: ${unknown.slice(0, 120)}`)
      for (const workspace of [abroad.id, abroad.slug, 'no-such-place', '', "' or 1=1", 'x'.repeat(5000)]) {
        const answer = face(await send(workspace))
        if (answer !== unknown)
          world.find(
            `${actor.name} in another workspace: ${answer.slice(0, 120)}, in an unknown one ${unknown.slice(0, 120)}`,
          )
      }
      for (const workspace of [home.id, home.slug, home.id.toUpperCase()])
        if ((await send(workspace)).status !== 200) world.find(`${actor.name} does not enter ${workspace}`)
    }
  }
}
