// Jobs: one's own, and for whoever may see all of them all of the workspace; never those of another workspace.
import { actions } from '#contract/operations.ts'
import { authenticate } from '#server/http/authenticate.ts'
import { transaction } from '#server/platform/db.ts'
import { startJob } from '#server/records/jobs/start-job.ts'
import type { TestActor } from './actors.ts'
import { nowhere } from './matrix-records.ts'
import { askAs, face, itemsOf, type MatrixWorld, withoutTrace } from './matrix-world.ts'

/** A job of the actor that waits; in the matrix nothing carries it out. */
export async function makeJob(world: MatrixWorld, actor: TestActor): Promise<string> {
  world.trace = undefined
  const { deps } = world.app
  const { context } = await authenticate(deps, actions.getMeta, {
    session: undefined,
    authorization: actor.headers['authorization'],
    workspace: undefined,
    language: undefined,
  })
  if (!context) throw new Error(`${actor.name} is in no workspace`)
  const { people } = world.home
  const input = { from: people.deactivated.memberId, to: null }
  return transaction(deps.database.db, (trx) => startJob(trx, context, 'handOver', { input, total: 7 }))
}

/** Everyone's job, asked for by everyone. */
export async function checkJobs(world: MatrixWorld): Promise<void> {
  const jobs = new Map<string, string>()
  for (const actor of world.actors) jobs.set(actor.name, await makeJob(world, actor))
  const abroad = world.abroad.ids['jobs'] ?? ''
  for (const actor of world.actors) {
    const visible = [...jobs].filter(([owner]) => actor.role === 'admin' || owner === actor.name)
    const listed = itemsOf(await askAs(world, actor, 'GET', '/jobs?open=true&limit=100')).map(
      (job) => job['id'],
    )
    for (const [owner, id] of jobs) {
      const isVisible = visible.some(([name]) => name === owner)
      if (listed.includes(id) !== isVisible)
        world.find(`${actor.name} finds the job of ${owner} in the list: ${String(!isVisible)}`)
      const answer = await askAs(world, actor, 'GET', `/jobs/${id}`)
      if (answer.status !== (isVisible ? 200 : 404))
        world.find(`${actor.name} asks for the job of ${owner}: ${answer.status}`)
      if (!isVisible) await checkAlike(world, actor, id)
    }
    await checkAlike(world, actor, abroad)
  }
  for (const actor of world.actors.toReversed())
    await checkCancelled(world, actor, jobs.get(actor.name) ?? '')
}

/** Foreign and unknown answer alike, and nothing is noted. */
async function checkAlike(world: MatrixWorld, actor: TestActor, foreign: string): Promise<void> {
  for (const [method, rest] of [
    ['GET', ''],
    ['POST', '/cancel'],
  ] as const) {
    const send = (id: string) =>
      withoutTrace(world, `${actor.name} ${method} of a foreign job`, () =>
        askAs(world, actor, method, `/jobs/${id}${rest}`),
      )
    const [other, unknown] = [await send(foreign), await send(nowhere)]
    if (other.status !== 404 || face(other) !== face(unknown))
      world.find(`${actor.name} ${method} a foreign job: ${face(other)}, and an unknown one ${face(unknown)}`)
  }
}

async function checkCancelled(world: MatrixWorld, actor: TestActor, id: string): Promise<void> {
  const first = await askAs(world, actor, 'POST', `/jobs/${id}/cancel`)
  const state = (first.json as { state?: string }).state
  if (first.status !== 200 || state !== 'cancelled')
    world.find(`${actor.name} cancels their own job: ${first.status} ${state ?? ''}`)
  const again = await askAs(world, actor, 'POST', `/jobs/${id}/cancel`)
  if (again.status !== 409) world.find(`${actor.name} cancels it twice: ${again.status}`)
}
