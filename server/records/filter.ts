// A filter from outside: checked against the entity and the actor's fields, and resolved (dates, "me", "my team").
import { type Entity, fieldOf, type Field, type StampFilter, stampFilters } from '#contract/entity.ts'
import { operandSchema } from '#contract/kinds/operand.ts'
import { idSchema } from '#contract/kinds/ids.ts'
import { moment } from '#contract/kinds/moment.ts'
import { type Operator, operatorsWithoutValue, type Span } from '#contract/kinds/operators.ts'
import { user } from '#contract/kinds/user.ts'
import type { Kind } from '#contract/kinds/kind.ts'
import type { Condition, Filter } from '#contract/query.ts'
import { type FieldProblem, invalid } from '#server/platform/problem.ts'
import { z } from 'zod'
import type { Context } from './actor.ts'
import { daysOf, type DayRange, lastDays, nextDays, olderThan, startOfDay } from './relative-dates.ts'
import { accessOf } from './scope.ts'

/** Kinds of the stamp fields that filters may name; ids are tested for equality only. */
const stampKinds: Readonly<Record<Exclude<StampFilter, 'id'>, Kind>> = {
  createdAt: moment(),
  updatedAt: moment(),
  createdBy: user(),
}

/** Throws with the path of every condition that does not fit; hidden fields are unknown fields. */
export function resolveFilter(context: Context, entity: Entity, filter: Filter): Filter {
  const problems: FieldProblem[] = []
  const resolved = walk(context, entity, filter, 'filter', problems)
  if (problems.length > 0) throw invalid(...problems)
  return resolved
}

function walk(
  context: Context,
  entity: Entity,
  filter: Filter,
  path: string,
  problems: FieldProblem[],
): Filter {
  const all = (filters: readonly Filter[], name: string) =>
    filters.map((each, index) => walk(context, entity, each, `${path}.${name}.${index}`, problems))
  if ('and' in filter) return { and: all(filter.and, 'and') }
  if ('or' in filter) return { or: all(filter.or, 'or') }
  if ('not' in filter) return { not: walk(context, entity, filter.not, `${path}.not`, problems) }
  return resolveCondition(context, entity, filter, path, problems)
}

function resolveCondition(
  context: Context,
  entity: Entity,
  condition: Condition,
  path: string,
  problems: FieldProblem[],
): Condition {
  const refuse = (part: string, code: FieldProblem['code']) => {
    problems.push({ path: `${path}.${part}`, code })
    return condition
  }
  if (condition.field === 'id')
    return condition.op === 'isAnyOf' ? checked(condition, idList, refuse) : refuse('op', 'bad-operator')
  const kind = filterKind(context, entity, condition.field)
  if (!kind) return refuse('field', 'unknown-field')
  if (condition.op === 'range' || !kind.operators.includes(condition.op)) return refuse('op', 'bad-operator')
  if (operatorsWithoutValue.has(condition.op))
    return condition.value === undefined ? condition : refuse('value', 'bad-value')
  const valid = checked(condition, operandSchema(kind, condition.op), refuse)
  return valid === condition ? condition : resolveOperand(context, kind, valid)
}

const idList = z.array(idSchema).min(1).max(1000)

function checked(
  condition: Condition,
  schema: z.ZodType,
  refuse: (part: string, code: FieldProblem['code']) => Condition,
): Condition {
  const read = schema.safeParse(condition.value)
  return read.success ? { ...condition, value: read.data } : refuse('value', 'bad-value')
}

/** Kind of a field that the actor may filter by; undefined for one that does not exist for them. */
export function filterKind(context: Context, entity: Entity, name: string): Kind | undefined {
  if (isStampFilter(name)) return name === 'id' ? undefined : stampKinds[name]
  const def: Field | undefined = accessOf(context.actor, entity).hidden.includes(name)
    ? undefined
    : fieldOf(entity, name)
  return def?.kind
}

export function isStampFilter(name: string): name is StampFilter {
  return stampFilters.some((each) => each === name)
}

function resolveOperand(context: Context, kind: Kind, condition: Condition): Condition {
  if (kind.name === 'day' || kind.name === 'moment') return resolveDates(context, kind, condition)
  if (kind.name === 'user') return { ...condition, value: resolvePeople(context, condition.value) }
  return condition
}

/** "me" and "myTeam" as ids of members; nobody for a key without a member. */
function resolvePeople(context: Context, value: unknown): readonly string[] {
  const { memberId, teamMemberIds } = context.actor
  return (value as readonly string[]).flatMap((each) => {
    if (each === 'me') return memberId === null ? [] : [memberId]
    return each === 'myTeam' ? teamMemberIds : [each]
  })
}

function resolveDates(context: Context, kind: Kind, condition: Condition): Condition {
  const range = daysOfCondition(condition.op, condition.value, context)
  const { zone } = context.workspace
  const bound = (day: string | null) => (day === null || kind.name === 'day' ? day : startOfDay(day, zone))
  return { field: condition.field, op: 'range', value: [bound(range.from), bound(range.to)] }
}

/** Days that a date condition names, in the workspace's calendar so that a shared view means the same for all. */
function daysOfCondition(op: Operator, value: unknown, context: Context): DayRange {
  const now = context.clock()
  const calendar = context.workspace
  switch (op) {
    case 'on':
      return daysOf(value as string, now, calendar)
    case 'before':
      return { from: null, to: daysOf(value as string, now, calendar).from ?? '1000-01-01' }
    case 'after': {
      const { to } = daysOf(value as string, now, calendar)
      return to === null ? { from: '9999-12-31', to: '9999-12-31' } : { from: to, to: null }
    }
    case 'between': {
      const [first, last] = value as readonly [string, string]
      return { from: first, to: daysOf(last, now, calendar).to }
    }
    case 'inLast':
      return lastDays(value as Span, now, calendar)
    case 'inNext':
      return nextDays(value as Span, now, calendar)
    case 'olderThan':
      return olderThan(value as Span, now, calendar)
    default:
      throw new Error(`${op} is not an operator of dates`)
  }
}
