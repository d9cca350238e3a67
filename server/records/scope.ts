// The one permission predicate: which records a verb reaches for an actor, in memory and in SQL.
import type { EntityAccess, Scope, Verb } from '#contract/access.ts'
import { type Entity, type RecordVerb, recordVerbs, type Values } from '#contract/entity.ts'
import { sql, type RawBuilder } from 'kysely'
import type { Actor, Context } from './actor.ts'
import { columnName } from './columns.ts'
import { accessOfRole, hiddenKeysOf } from './custom-fields.ts'

/** Whose records: everyone's, nobody's, or those of some owners and perhaps those without one. */
export type Reach =
  | { readonly of: 'all' }
  | { readonly of: 'none' }
  /** All but those whose field `by` holds one of these values. */
  | { readonly of: 'except'; readonly by: string; readonly values: readonly string[] }
  | { readonly of: 'owners'; readonly ids: readonly string[]; readonly unassigned: boolean }

export function accessOf(actor: Actor, entity: Entity): EntityAccess {
  return accessOfRole(actor.role, entity)
}

/** Reach of a verb. Reading, and only reading, includes unassigned records where the workspace says so. */
export function reachOf(context: Context, entity: Entity, verb: Verb): Reach {
  const scope = accessOf(context.actor, entity)[verb]
  if (scope === 'all' && entity.partOf !== undefined) {
    const values = hiddenKeysOf(context.actor.role, context)
    if (values.length > 0) return { of: 'except', by: entity.partOf, values }
  }
  if (scope === 'all' || scope === 'none') return { of: scope }
  if (!entity.owned) return { of: 'none' }
  const unassigned = verb === 'read' && context.workspace.unassignedVisible
  return { of: 'owners', ids: ownersOf(context.actor, scope), unassigned }
}

function ownersOf(actor: Actor, scope: Exclude<Scope, 'all' | 'none'>): readonly string[] {
  if (scope === 'team') return actor.teamMemberIds
  return actor.memberId === null ? [] : [actor.memberId]
}

/** Whether a record with these values is within reach. */
export function reaches(reach: Reach, values: Values): boolean {
  if (reach.of === 'except') return !reach.values.some((value) => value === values[reach.by])
  const ownerId = values['ownerId'] ?? null
  if (reach.of !== 'owners') return reach.of === 'all'
  return typeof ownerId === 'string' ? reach.ids.includes(ownerId) : reach.unassigned
}

/** The same as a condition on a table alias. For counts and bounded walks; lists use one branch per owner. */
export function reachCondition(reach: Reach, alias: string): RawBuilder<boolean> {
  if (reach.of === 'all') return sql`true`
  if (reach.of === 'none') return sql`false`
  if (reach.of === 'except')
    return sql`not (${sql.ref(`${alias}.${columnName(reach.by)}`)} = any(${[...reach.values]}::text[]))`
  const owner = sql.ref(`${alias}.owner_id`)
  if (reach.ids.length === 0) return reach.unassigned ? sql<boolean>`${owner} is null` : sql`false`
  const [only] = reach.ids
  const owned =
    reach.ids.length === 1 && only !== undefined
      ? sql<boolean>`${owner} = ${only}::uuid`
      : sql<boolean>`${owner} = any(${uuidArray(reach.ids)})`
  return reach.unassigned ? sql<boolean>`(${owned} or ${owner} is null)` : owned
}

/** The same reach as parts that do not overlap: those with an owner, and those without. */
export function reachBranches(reach: Reach): readonly Reach[] {
  if (reach.of !== 'owners' || !reach.unassigned) return [reach]
  return [
    { ...reach, unassigned: false },
    { of: 'owners', ids: [], unassigned: true },
  ]
}

/** What the actor may do with a record now, by its owner: sent with every record, so that screens never disagree with the server. */
export function verbsWithin(
  context: Context,
  entity: Entity,
): (values: Values, deleted: boolean) => RecordVerb[] {
  const reachable = recordVerbs
    .filter((verb) => verb !== 'assign' || entity.owned)
    .map((verb) => ({ verb, reach: writeReach(context, entity, verb === 'restore' ? 'delete' : verb) }))
  // A page has few owners; what holds for one of them is found out once.
  const known = [new Map<unknown, RecordVerb[]>(), new Map<unknown, RecordVerb[]>()] as const
  return (values, deleted) => {
    const ownerId = values['ownerId'] ?? null
    const verbs = known[deleted ? 1 : 0]
    let found = verbs.get(ownerId)
    if (!found) {
      found = reachable
        .filter(({ verb, reach }) => (verb === 'restore') === deleted && reaches(reach, values))
        .map(({ verb }) => verb)
      verbs.set(ownerId, found)
    }
    return found
  }
}

/** Reach of a writing verb: unassigned records may be taken by who sees them. */
export function writeReach(context: Context, entity: Entity, verb: Verb): Reach {
  const reach = reachOf(context, entity, verb)
  if (reach.of !== 'owners' || verb === 'delete') return reach
  return { ...reach, unassigned: context.workspace.unassignedVisible }
}

/** An array literal as one parameter, without the cost of one parameter per element. */
export function uuidArray(ids: readonly string[]): RawBuilder<string[]> {
  return sql<string[]>`${`{${ids.join(',')}}`}::uuid[]`
}
