// Creating a record, with its first change, in one statement.
import { type AnyRow, type Entity, referenceOf, type Values } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import { insertField, type Refs } from '#contract/schemas.ts'
import { newId } from '#server/platform/ids.ts'
import { type FieldProblem, invalid, Problem } from '#server/platform/problem.ts'
import type { RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { entityIn } from './custom-fields.ts'
import { readCustomValues } from './custom-values.ts'
import { translateConstraint } from './constraints.ts'
import { diffOf, emptyValues } from './diff.ts'
import { normalise } from './normalise.ts'
import { type Lookups, lookUp, referenceProblems } from './lookups.ts'
import { createProblems, initialOwner } from './ownership.ts'
import { toRecord, visibleFields } from './row.ts'
import { ruleProblems } from './rules.ts'
import { accessOf } from './scope.ts'
import { type Stored, toRaw } from './stored.ts'
import type { Db, Trx } from './tables.ts'
import { newChangeId, writeRecords } from './write.ts'

export interface Saved {
  readonly record: AnyRow
  readonly refs: Refs
  /** The change that was written; null where nothing differed. Undo takes it. */
  readonly changeId: string | null
}
interface CreateOptions {
  readonly db?: Db | Trx
  readonly batchId?: string
  /** Given the answer, a further part of the statement: what a retry will be answered with. */
  readonly keep?: (saved: Saved) => RawBuilder<unknown>
}

/** Each try looks again at what was taken away while the one before it was written. */
const ATTEMPTS = 8

/** Creates a record from checked values (see insertSchema). The actor must have the right, and see all it points to. */
export async function createRecord(
  context: Context,
  asked: Entity,
  given: Values,
  options: CreateOptions = {},
): Promise<Saved> {
  const entity = entityIn(context, asked)
  const read = readCustomValues(context, entity, given, insertField)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const saved = await tryCreate(context, entity, read, options)
    if (saved) return saved
  }
  throw new Problem('conflict')
}

/** Undefined where something that the record points to was taken away meanwhile. */
async function tryCreate(
  context: Context,
  entity: Entity,
  given: Values,
  options: CreateOptions,
): Promise<Saved | undefined> {
  const db = options.db ?? context.database.db
  const wanted: Values = {
    ...emptyValues(entity),
    ...initialValues(entity),
    ...initialOwner(context, entity, normalise(context, entity, given)),
  }
  const lookups = await lookUp(db, context, entity, [wanted])
  const values = withoutOldChoices(entity, lookups, given, wanted)
  const stored = newStored(context, values)
  const problems = [
    ...unwritableProblems(context, entity, given),
    ...createProblems(context, entity, values),
    ...requiredProblems(context, entity, undefined, values),
    ...referenceProblems(entity, lookups, undefined, values),
    ...(await ruleProblems(db, context, entity, { id: stored.id, before: undefined, after: values })),
  ]
  if (problems.length > 0) throw invalid(...problems)
  const changeId = newChangeId(context)
  const record = toRecord(context, entity, visibleFields(context, entity), toRaw(stored))
  const saved: Saved = { record, refs: lookups.refs, changeId }
  const write = {
    verb: 'create',
    before: undefined,
    after: stored,
    diff: diffOf(entity, emptyValues(entity), values),
    changeId,
  } as const
  const written = await translateConstraint(entity, () =>
    writeRecords(db, context, entity, [write], { batchId: options.batchId, also: options.keep?.(saved) }),
  )
  return written.length === 0 ? undefined : saved
}

function initialValues(entity: Entity): Values {
  return Object.fromEntries(
    Object.entries(entity.fields).flatMap(([name, def]) =>
      def.initial === undefined ? [] : [[name, def.initial]],
    ),
  )
}

/** What a field of the workspace begins with may have been archived or taken away since that was decided. */
function withoutOldChoices(entity: Entity, lookups: Lookups, given: Values, values: Values): Values {
  const left = { ...values }
  for (const [name, def] of Object.entries(entity.fields)) {
    const target = def.custom && !(name in given) ? referenceOf(def) : undefined
    if (!target) continue
    const isChoice = (id: unknown) => typeof id === 'string' && lookups.state(target, id) === 'ok'
    const value = values[name]
    left[name] = Array.isArray(value) ? value.filter(isChoice) : isChoice(value) ? value : null
  }
  return left
}

function newStored(context: Context, values: Values): Stored {
  const now = context.clock()
  const at = now.toISOString()
  return {
    id: newId(now.getTime()),
    createdAt: at,
    createdBy: context.actor.memberId,
    updatedAt: at,
    deletedAt: null,
    version: 1,
    values,
  }
}

/** Fields that the role may not write. A hidden one is an unknown one. */
export function unwritableProblems(context: Context, entity: Entity, given: Values): FieldProblem[] {
  const { hidden, readOnly } = accessOf(context.actor, entity)
  return Object.keys(given).flatMap((path): FieldProblem[] => {
    if (hidden.includes(path)) return [{ path, code: 'unknown-field' }]
    return readOnly.includes(path) ? [{ path, code: 'read-only' }] : []
  })
}

/**
 * Fields that have to have content. Of those that the workspace added, records that came before may have none, and
 * nobody is asked for what they may not write.
 */
export function requiredProblems(
  context: Context,
  entity: Entity,
  before: Values | undefined,
  values: Values,
): FieldProblem[] {
  const { hidden, readOnly } = accessOf(context.actor, entity)
  return Object.entries(entity.fields).flatMap(([path, def]) => {
    if (!def.required || !isEmpty(values[path])) return []
    const isExcused = (before && isEmpty(before[path])) || hidden.includes(path) || readOnly.includes(path)
    return def.custom && isExcused ? [] : [{ path, code: 'required' as const }]
  })
}
