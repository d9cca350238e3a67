// The operations that are not about one record: who may call them, with what they point to, and who may not even knock.
import { allOperations } from '#contract/operations.ts'
import { roles, type Role } from '#contract/access.ts'
import { sessionActor, type TestActor } from './actors.ts'
import { actionCallers } from './matrix-oracle.ts'
import { makeJob } from './matrix-jobs.ts'
import { nowhere } from './matrix-records.ts'
import {
  askAs,
  face,
  makeTarget,
  type MatrixWorld,
  noteEntry,
  unique,
  withoutTrace,
  withTrace,
} from './matrix-world.ts'

export interface Request {
  readonly path: string
  readonly body?: unknown
}
/** A request that is right in all but perhaps the caller. Made anew for each, since some can be done only once. */
type Maker = (world: MatrixWorld, actor: TestActor) => Request | Promise<Request>

const settings = {
  name: 'Further',
  language: 'en',
  currency: 'EUR',
  zone: 'Europe/Madrid',
  weekStart: 1,
  country: 'ES',
}

const makers: Readonly<Record<string, Maker>> = {
  'meta.get': () => ({ path: '/meta' }),
  'search.all': () => ({ path: '/search?q=ada' }),
  'changes.undo': async (world) => ({ path: `/changes/${await makeChange(world)}/undo`, body: {} }),
  'workspace.update': () => ({ path: '/workspace', body: { name: `Home ${unique()}` } }),
  'members.list': () => ({ path: '/members' }),
  'members.update': ({ home }) => ({
    path: `/members/${home.people.stranger.memberId}`,
    body: { teamId: home.teams.south },
  }),
  'members.deactivate': ({ home }) => ({
    path: `/members/${home.people.stranger.memberId}/deactivate`,
    body: { reassignTo: null },
  }),
  'members.reactivate': ({ home }) => ({ path: `/members/${home.people.stranger.memberId}/reactivate` }),
  'invitations.list': () => ({ path: '/invitations' }),
  'invitations.create': ({ home }) => ({
    path: '/invitations',
    body: { email: `${unique()}@people.example`, role: 'rep', teamId: home.teams.north },
  }),
  'invitations.delete': async (world) => ({ path: `/invitations/${await makeInvitation(world)}` }),
  'keys.list': () => ({ path: '/keys' }),
  'keys.create': ({ home }) => ({
    path: '/keys',
    body: { name: unique(), role: 'rep', memberId: home.people.rep1.memberId },
  }),
  'keys.delete': async (world) => ({ path: `/keys/${await makeKey(world)}` }),
  'options.merge': async (world) => ({
    path: `/options/${await makeTarget(world, 'option', {})}/merge`,
    body: { into: await makeTarget(world, 'option', {}) },
  }),
  'tags.merge': async (world) => ({
    path: `/tags/${await makeTarget(world, 'tag', {})}/merge`,
    body: { into: await makeTarget(world, 'tag', {}) },
  }),
  'jobs.list': () => ({ path: '/jobs' }),
  'jobs.get': async (world, actor) => ({ path: `/jobs/${await makeJob(world, actor)}` }),
  'jobs.cancel': async (world, actor) => ({ path: `/jobs/${await makeJob(world, actor)}/cancel` }),
  'session.get': () => ({ path: '/session' }),
  'profile.update': () => ({ path: '/profile', body: { theme: 'dark' } }),
  'profile.password': () => ({
    path: '/profile/password',
    body: { current: 'not this one', next: 'another violet anchor' },
  }),
  'profile.sessions': () => ({ path: '/profile/sessions' }),
  'profile.endSession': () => ({ path: `/profile/sessions/${nowhere}` }),
  'session.delete': () => ({ path: '/session' }),
  'workspaces.create': () => ({ path: '/workspaces', body: settings }),
}

const operations = new Map(allOperations.map((operation) => [operation.id, operation]))
/** Method of the operation with this id. */
export function methodOf(id: string): string {
  const operation = operations.get(id)
  if (!operation) throw new Error(`no operation ${id}`)
  return operation.method
}

/** Every role calls everything: by its key what belongs to a workspace, by a session what belongs to a person. */
export async function checkActions(world: MatrixWorld): Promise<void> {
  for (const [id, maker] of Object.entries(makers)) {
    const callers = actionCallers[id]
    for (const actor of world.actors) {
      const isPersonal = callers === 'session' || callers === 'superuser'
      const request = await maker(world, actor)
      if (isPersonal) {
        await checkRefused(world, actor, id, request, 403)
        continue
      }
      if (Array.isArray(callers) && callers.includes(actor.role))
        await checkAllowed(world, actor, id, request)
      else await checkRefused(world, actor, id, request, 403)
    }
  }
  await checkSessions(world)
}

const reading = new Set(['GET'])

async function checkAllowed(
  world: MatrixWorld,
  actor: TestActor,
  id: string,
  request: Request,
): Promise<void> {
  const method = methodOf(id)
  const words = `${actor.name} ${id}`
  const send = () => askAs(world, actor, method, request.path, request.body)
  const isIdle =
    reading.has(method) || id === 'changes.undo' || id === 'members.update' || id === 'members.reactivate'
  const answer = reading.has(method)
    ? await withoutTrace(world, words, send)
    : isIdle
      ? await send()
      : await withTrace(world, words, send)
  noteEntry(world, id, actor.role, answer)
  // The change to take back is of a contact of rep1: whoever does not see it finds nothing.
  const expected = id === 'changes.undo' ? undoStatus[actor.name] : operations.get(id)?.status
  if (answer.status !== expected)
    world.find(`${words}: expected ${expected}, got ${answer.status} ${answer.text.slice(0, 120)}`)
}
const undoStatus: Readonly<Record<string, number>> = {
  admin: 200,
  manager: 200,
  rep1: 200,
  rep2: 404,
  readOnly: 403,
}

async function checkRefused(
  world: MatrixWorld,
  actor: TestActor,
  id: string,
  request: Request,
  status: number,
): Promise<void> {
  const words = `${actor.name} ${id}`
  const answer = await withoutTrace(world, words, () =>
    askAs(world, actor, methodOf(id), request.path, request.body),
  )
  noteEntry(world, id, actor.role, answer)
  if (answer.status !== status)
    world.find(`${words}: expected ${status}, got ${answer.status} ${answer.text.slice(0, 120)}`)
}

/** People in a browser reach what is theirs, whatever their role, and not what is a superuser's. */
async function checkSessions(world: MatrixWorld): Promise<void> {
  for (const name of ['admin', 'manager', 'rep1', 'readOnly'] as const) {
    const actor = sessionActor(world.home, name)
    for (const [id, maker] of Object.entries(makers)) {
      const callers = actionCallers[id]
      if (callers !== 'session' && callers !== 'superuser') continue
      if (id === 'session.delete') continue
      const { path, body } = await maker(world, actor)
      const answer = await askAs(world, { ...actor, name }, methodOf(id), path, body)
      noteEntry(world, id, actor.role, answer)
      const expected = callers === 'superuser' ? 403 : (personalStatus[id] ?? operations.get(id)?.status)
      if (answer.status !== expected)
        world.find(
          `${name} ${id} in a browser: expected ${expected}, got ${answer.status} ${answer.text.slice(0, 120)}`,
        )
      // A wrong password is refused for what it is, not for who asks.
      if (id === 'profile.password') world.allowed.add(`${id} ${actor.role}`)
    }
    await checkOthersSession(world, { ...actor, name })
  }
  for (const role of roles) await checkSignOut(world, role)
}
const personalStatus: Readonly<Record<string, number>> = {
  'profile.password': 401,
  'profile.endSession': 404,
}

/** Another person's session is an unknown one. */
async function checkOthersSession(world: MatrixWorld, actor: TestActor): Promise<void> {
  const send = (id: string) =>
    withoutTrace(world, `${actor.name} ends a session of another`, () =>
      askAs(world, actor, 'DELETE', `/profile/sessions/${id}`),
    )
  const other = await send(world.home.people.colleague.sessionId)
  const unknown = await send(nowhere)
  if (face(other) !== face(unknown) || other.status !== 404)
    world.find(`${actor.name} ends a session of another: ${face(other)}`)
}

/** Signing out ends the session, so each role signs in once more for it. */
async function checkSignOut(world: MatrixWorld, role: Role): Promise<void> {
  const name = ({ admin: 'admin', manager: 'manager', rep: 'rep2', readOnly: 'readOnly' } as const)[role]
  const actor = { ...sessionActor(world.home, name), name }
  const answer = await askAs(world, actor, 'DELETE', '/session')
  noteEntry(world, 'session.delete', role, answer)
  const after = await askAs(world, actor, 'GET', '/session')
  if (answer.status !== 204 || after.status !== 401)
    world.find(`${name} signs out: ${answer.status}, and then ${after.status}`)
}

async function makeChange(world: MatrixWorld): Promise<string> {
  const ownerId = world.home.people.rep1.memberId
  const id = await makeTarget(world, 'contact', { ownerId })
  const { json } = await askAs(world, world.admin, 'PATCH', `/contacts/${id}`, { jobTitle: unique() })
  return (json as { changeId: string }).changeId
}
async function makeInvitation(world: MatrixWorld): Promise<string> {
  const { json } = await askAs(world, world.admin, 'POST', '/invitations', {
    email: `${unique()}@people.example`,
    role: 'rep',
  })
  return (json as { invitation: { id: string } }).invitation.id
}
async function makeKey(world: MatrixWorld): Promise<string> {
  const { json } = await askAs(world, world.admin, 'POST', '/keys', { name: unique(), role: 'readOnly' })
  return (json as { key: { id: string } }).key.id
}
