// Who a record may be given to: creating it for someone, taking it, handing it over.
import type { Entity, Values } from '#contract/entity.ts'
import { type FieldProblem, Problem } from '#server/platform/problem.ts'
import type { Context } from './actor.ts'
import { accessOf, reaches, reachOf, writeReach } from './scope.ts'

/** Owner of a new record that names none: the actor's member. */
export function initialOwner(context: Context, entity: Entity, given: Values): Values {
  if (!entity.owned || 'ownerId' in given) return given
  return { ...given, ownerId: context.actor.memberId }
}

/** Throws where the actor may not create this record at all; returns the owner's problem where only that is wrong. */
export function createProblems(context: Context, entity: Entity, values: Values): FieldProblem[] {
  const reach = reachOf(context, entity, 'create')
  if (reach.of === 'none') throw new Problem('not-allowed')
  if (!entity.owned || reach.of === 'all') return []
  const owner = values['ownerId'] ?? null
  if (owner !== null && owner === context.actor.memberId) return []
  return reaches(reach, values) || mayAssign(context, entity, owner)
    ? []
    : [{ path: 'ownerId', code: 'not-allowed' }]
}

/** Throws where the actor may not change the owner of this record at all: taking what nobody owns is looking after it, everything else is the right to assign. */
export function needOwnerVerb(context: Context, entity: Entity, before: Values, after: Values): void {
  const from = before['ownerId'] ?? null
  const to = after['ownerId'] ?? null
  if (!entity.owned || from === to) return
  const verb = takes(context, from, to) ? 'update' : 'assign'
  if (!reaches(writeReach(context, entity, verb), before)) throw new Problem('not-allowed')
}

function takes(context: Context, from: unknown, to: unknown): boolean {
  return from === null && to !== null && to === context.actor.memberId
}

/** The problem of an owner whom the actor may not choose; throws where the actor may choose none. */
export function ownerProblems(
  context: Context,
  entity: Entity,
  before: Values,
  after: Values,
): FieldProblem[] {
  const from = before['ownerId'] ?? null
  const to = after['ownerId'] ?? null
  if (!entity.owned || from === to) return []
  needOwnerVerb(context, entity, before, after)
  const fits = takes(context, from, to) || mayAssign(context, entity, to)
  return fits ? [] : [{ path: 'ownerId', code: 'not-allowed' }]
}

/** Scope team hands over within the team; nobody is left without an owner unless the scope is all. */
function mayAssign(context: Context, entity: Entity, to: unknown): boolean {
  const scope = accessOf(context.actor, entity).assign
  if (scope === 'all') return true
  return scope === 'team' && typeof to === 'string' && context.actor.teamMemberIds.includes(to)
}
