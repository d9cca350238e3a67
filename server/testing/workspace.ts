// A workspace with people in teams, and contexts in which they act: for tests of the record engine.
import type { Role } from '#contract/access.ts'
import type { AnyRow } from '#contract/entity.ts'
import { option } from '#contract/entities/option.ts'
import { team } from '#contract/entities/team.ts'
import type { Context } from '#server/records/actor.ts'
import { createRecord } from '#server/records/create.ts'
import { listRecords } from '#server/records/list.ts'
import { systemContext } from '#server/records/system-context.ts'
import type { TestGround } from './ground.ts'
import { contextOf, makeMember, makeWorkspace } from './people.ts'

export interface TestWorkspace {
  /** The server itself, which may do everything. */
  readonly system: Context
  readonly admin: Context
  /** Leads the team of `rep` and `colleague`. */
  readonly manager: Context
  readonly rep: Context
  readonly colleague: Context
  /** A rep of another team. */
  readonly stranger: Context
  readonly reader: Context
  /** First option of a list. */
  option(list: string, index?: number): string
}

export async function createTestWorkspace(ground: TestGround, name = 'Acme'): Promise<TestWorkspace> {
  const first = await makeWorkspace(ground, name)
  const { workspaceId } = first
  const system = await systemContext(ground, workspaceId)
  const north = (await createRecord(system, team, { name: 'North' })).record.id
  const south = (await createRecord(system, team, { name: 'South' })).record.id
  const join = (who: string, role: Role, teamId: string | null) =>
    makeMember(ground, workspaceId, `${who}-${name.toLowerCase()}`, role, teamId)
  const people = {
    admin: first,
    manager: await join('manager', 'manager', north),
    rep: await join('rep', 'rep', north),
    colleague: await join('colleague', 'rep', north),
    stranger: await join('stranger', 'rep', south),
    reader: await join('reader', 'readOnly', null),
  }
  const { items } = await listRecords(system, option, { limit: 200, sort: 'createdAt', fields: ['list'] })
  const contexts = await Promise.all(
    Object.entries(people).map(async ([who, person]) => [who, await contextOf(ground, person)] as const),
  )
  return {
    ...(Object.fromEntries(contexts) as Record<keyof typeof people, Context>),
    system,
    option: (list, index = 0) => optionAt(items, list, index),
  }
}

function optionAt(options: readonly AnyRow[], list: string, index: number): string {
  const found = options.filter((each) => each['list'] === list)[index]
  if (!found) throw new Error(`no option ${index} of ${list}`)
  return found.id
}
