// Creating a record, with its first change, in one statement.
import type { AnyRow, Entity, Values } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import type { Refs } from '#contract/schemas.ts'
import { newId } from '#server/platform/ids.ts'
import { type FieldProblem, invalid, Problem } from '#server/platform/problem.ts'
import type { RawBuilder } from 'kysely'
import type { Context } from './actor.ts'
import { translateConstraint } from './constraints.ts'
import { diffOf, emptyValues } from './diff.ts'
import { normalise } from './normalise.ts'
import { lookUp, referenceProblems } from './lookups.ts'
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
  entity: Entity,
  given: Values,
  options: CreateOptions = {},
): Promise<Saved> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const saved = await tryCreate(context, entity, given, options)
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
  const values: Values = {
    ...emptyValues(entity),
    ...initialValues(entity),
    ...initialOwner(context, entity, normalise(context, entity, given)),
  }
  const lookups = await lookUp(db, context, entity, [values])
  const stored = newStored(context, values)
  const problems = [
    ...unwritableProblems(context, entity, given),
    ...createProblems(context, entity, values),
    ...requiredProblems(entity, values),
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

export function requiredProblems(entity: Entity, values: Values): FieldProblem[] {
  return Object.entries(entity.fields).flatMap(([path, def]) =>
    def.required && isEmpty(values[path]) ? [{ path, code: 'required' as const }] : [],
  )
}
