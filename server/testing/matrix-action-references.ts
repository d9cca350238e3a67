// What the operations that are no record's point to, and what they keep for a retry.
import { keyActor } from './actors.ts'
import type { TestAnswer } from './app.ts'
import { methodOf, type Request } from './matrix-actions.ts'
import { nowhere } from './matrix-records.ts'
import { askAs, face, makeTarget, type MatrixWorld, unique, withoutTrace } from './matrix-world.ts'

/** What actions point to: foreign and unknown ids answer alike, and nothing is written in either workspace. */
export async function checkActionReferences(world: MatrixWorld): Promise<void> {
  const { home, abroad } = world
  const option = await makeTarget(world, 'option', {})
  const tag = await makeTarget(world, 'tag', {})
  const person = home.people.colleague.memberId
  const cases: readonly [string, string, (id: string) => Request, number][] = [
    [
      'members.update',
      abroad.people.rep1.memberId,
      (id) => ({ path: `/members/${id}`, body: { role: 'admin' } }),
      404,
    ],
    [
      'members.update',
      abroad.teams.north,
      (id) => ({ path: `/members/${person}`, body: { teamId: id } }),
      422,
    ],
    [
      'members.deactivate',
      abroad.people.rep1.memberId,
      (id) => ({ path: `/members/${id}/deactivate`, body: { reassignTo: null } }),
      404,
    ],
    [
      'members.deactivate',
      abroad.people.rep1.memberId,
      (id) => ({ path: `/members/${person}/deactivate`, body: { reassignTo: id } }),
      422,
    ],
    [
      'members.reactivate',
      abroad.people.deactivated.memberId,
      (id) => ({ path: `/members/${id}/reactivate` }),
      404,
    ],
    [
      'invitations.create',
      abroad.teams.north,
      (id) => ({ path: '/invitations', body: { email: 'n@people.example', role: 'rep', teamId: id } }),
      422,
    ],
    ['invitations.delete', abroad.ids['invitations'] ?? '', (id) => ({ path: `/invitations/${id}` }), 404],
    [
      'keys.create',
      abroad.people.rep1.memberId,
      (id) => ({ path: '/keys', body: { name: 'k', role: 'rep', memberId: id } }),
      422,
    ],
    ['keys.delete', abroad.ids['keys'] ?? '', (id) => ({ path: `/keys/${id}` }), 404],
    [
      'options.merge',
      abroad.records.options.source,
      (id) => ({ path: `/options/${id}/merge`, body: { into: option } }),
      404,
    ],
    [
      'options.merge',
      abroad.records.options.source,
      (id) => ({ path: `/options/${option}/merge`, body: { into: id } }),
      422,
    ],
    [
      'options.merge',
      home.records.options.industry,
      (id) => ({ path: `/options/${option}/merge`, body: { into: id } }),
      422,
    ],
    ['tags.merge', abroad.records.tags[0], (id) => ({ path: `/tags/${id}/merge`, body: { into: tag } }), 404],
    ['tags.merge', abroad.records.tags[0], (id) => ({ path: `/tags/${tag}/merge`, body: { into: id } }), 422],
    [
      'changes.undo',
      abroad.records.changeId,
      (id) => ({ path: `/changes/${id}/undo`, body: { force: true } }),
      404,
    ],
  ]
  for (const [id, foreign, request, status] of cases) {
    const send = (value: string) => {
      const { path, body } = request(value)
      return withoutTrace(world, `admin ${id}`, () => askAs(world, world.admin, methodOf(id), path, body))
    }
    const [other, unknown] = [await send(foreign), await send(nowhere)]
    if (other.status !== status || face(other) !== face(unknown))
      world.find(`admin ${id} with a foreign id: ${face(other)}, with an unknown one ${face(unknown)}`)
  }
  await checkKeptAnswers(world)
}

/** One's Idempotency-Key never gives another's answer. */
async function checkKeptAnswers(world: MatrixWorld): Promise<void> {
  const body = { firstName: 'Kept', statusId: world.home.records.options.status }
  const headers = { 'idempotency-key': unique() }
  const create = (name: string) =>
    askAs(world, keyActor(world.home, name), 'POST', '/contacts', body, headers)
  const idOf = (answer: TestAnswer) => (answer.json as { record?: { id: string } }).record?.id
  const [first, again, other] = [
    idOf(await create('rep1')),
    idOf(await create('rep1')),
    idOf(await create('rep2')),
  ]
  if (first !== again) world.find('a retry with the same Idempotency-Key had a second effect')
  if (other === undefined || first === other)
    world.find('the Idempotency-Key of another gives their answer, or none')
}
