// Changing fields of a record: merged with what others changed meanwhile, refused where both changed the same field.
import type { Diff } from '#contract/changes.ts'
import type { Entity, Field, Values } from '#contract/entity.ts'
import { isSetDelta, patchField } from '#contract/schemas.ts'
import { transaction } from '#server/platform/db.ts'
import { type ConflictField, invalid, Problem } from '#server/platform/problem.ts'
import { sql } from 'kysely'
import type { Context } from './actor.ts'
import { entityIn } from './custom-fields.ts'
import { readCustomValues } from './custom-values.ts'
import { translateConstraint } from './constraints.ts'
import { requiredProblems, type Saved, unwritableProblems } from './create.ts'
import { applySet, asSet, diffOf, isSet, isSetDiff, sameValue } from './diff.ts'
import { type Lookups, lookUp, referenceProblems } from './lookups.ts'
import { normalise } from './normalise.ts'
import { needOwnerVerb, ownerProblems } from './ownership.ts'
import { toRecord, visibleFields } from './row.ts'
import { holdOf, ruleProblems, rulesOf } from './rules.ts'
import { holdsAnything, loadVisible, needVerb, type Stored, toRaw } from './stored.ts'
import type { Db, Trx } from './tables.ts'
import { newChangeId, writeRecords } from './write.ts'

interface PatchOptions {
  readonly db?: Db | Trx
  /** The transaction that locked the record, for entities whose rules ask for one. */
  readonly trx?: Trx
  readonly batchId?: string
  /** Version that the client saw; without it the patch is laid over whatever is there. */
  readonly baseVersion?: number | undefined
}

/** A write that lost the race this often meets a record under constant change; then the client is told. */
const ATTEMPTS = 8

/** Changes the given fields. Throws `conflict` with both values where someone else changed one of them since `baseVersion`. */
export async function patchRecord(
  context: Context,
  asked: Entity,
  id: string,
  given: Values,
  options: PatchOptions = {},
): Promise<Saved> {
  const entity = entityIn(context, asked)
  const hold = holdOf(entity, given)
  if (holdsAnything(hold) && !options.db)
    return transaction(context.database.db, (trx) =>
      patchRecord(context, entity, id, given, { ...options, db: trx, trx }),
    )
  const db = options.db ?? context.database.db
  const patch = normalise(context, entity, readCustomValues(context, entity, given, patchField))
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = await loadVisible(db, context, entity, id, hold)
    const unwritable = unwritableProblems(context, entity, patch)
    if (unwritable.length > 0) throw invalid(...unwritable)
    needPatchVerb(context, entity, before, patch)
    if (before.deletedAt !== null) throw new Problem('not-found')
    const values = await patchedValues(db, context, entity, before, patch, options.baseVersion)
    const after = { ...before, values, version: before.version + 1, updatedAt: context.clock().toISOString() }
    const lookups = await lookUp(db, context, entity, [values])
    await check(db, context, entity, before, after, lookups)
    const follows = options.trx && (await rulesOf(entity).follow?.(options.trx, context, before, after))
    const saved = await write(db, context, entity, before, after, lookups, options.batchId ?? follows)
    if (saved) return saved
  }
  throw new Problem('conflict')
}

/** Changing the owner alone is a right of its own; everything else is the right to update. */
function needPatchVerb(context: Context, entity: Entity, before: Stored, patch: Values): void {
  const { ownerId: from = null } = before.values
  const { ownerId: to = from, ...rest } = patch
  if (from === to || Object.keys(rest).length > 0) needVerb(context, entity, 'update', before)
  needOwnerVerb(context, entity, before.values, { ownerId: to })
}

async function check(
  db: Db | Trx,
  context: Context,
  entity: Entity,
  before: Stored,
  after: Stored,
  lookups: Lookups,
): Promise<void> {
  const change = { id: after.id, before: before.values, after: after.values }
  const problems = [
    ...requiredProblems(context, entity, before.values, after.values),
    ...referenceProblems(entity, lookups, before.values, after.values),
    ...ownerProblems(context, entity, before.values, after.values),
    ...(await ruleProblems(db, context, entity, change)),
  ]
  if (problems.length > 0) throw invalid(...problems)
}

/** Undefined where the record moved on meanwhile. */
async function write(
  db: Db | Trx,
  context: Context,
  entity: Entity,
  before: Stored,
  after: Stored,
  lookups: Lookups,
  batchId: string | undefined,
): Promise<Saved | undefined> {
  const diff = diffOf(entity, before.values, after.values)
  const fields = visibleFields(context, entity)
  if (Object.keys(diff).length === 0)
    return { record: toRecord(context, entity, fields, toRaw(before)), refs: lookups.refs, changeId: null }
  const changeId = newChangeId(context)
  const written = await translateConstraint(entity, () =>
    writeRecords(db, context, entity, [{ verb: 'update', before, after, diff, changeId }], { batchId }),
  )
  return written.length === 0
    ? undefined
    : { record: toRecord(context, entity, fields, toRaw(after)), refs: lookups.refs, changeId }
}

/** The values after the patch. Sets given whole are taken as what came and went since the version that the client saw. */
async function patchedValues(
  db: Db | Trx,
  context: Context,
  entity: Entity,
  before: Stored,
  patch: Values,
  baseVersion: number | undefined,
): Promise<Values> {
  const since =
    baseVersion === undefined || baseVersion >= before.version
      ? []
      : await diffsSince(db, context, before.id, baseVersion)
  const values: Record<string, unknown> = { ...before.values }
  const conflicts: ConflictField[] = []
  for (const [name, given] of Object.entries(patch)) {
    const def = entity.fields[name]
    if (!def || given === undefined) continue
    if (isSet(def)) {
      values[name] = patchedSet(given, before.values[name], since, name)
      continue
    }
    const theirs = before.values[name]
    if (since.some((diff) => name in diff) && !sameValue(def, given, theirs))
      conflicts.push({ field: name, yours: given, theirs })
    values[name] = keepEmpty(def, given)
  }
  if (conflicts.length > 0) throw new Problem('conflict', { conflicts, version: before.version })
  return values
}

function keepEmpty(def: Field, given: unknown): unknown {
  return given === null ? def.kind.empty : given
}

function patchedSet(given: unknown, current: unknown, since: readonly Diff[], name: string): string[] {
  const now = asSet(current)
  if (isSetDelta(given)) return applySet(now, given.add, given.remove)
  // What the client saw: the set of now with everything that happened since turned back.
  const base = since.toReversed().reduce((set, diff) => {
    const change = diff[name]
    return change && isSetDiff(change) ? applySet(set, change.removed, change.added) : set
  }, now)
  const wanted = asSet(given)
  return applySet(
    now,
    wanted.filter((id) => !base.includes(id)),
    base.filter((id) => !wanted.includes(id)),
  )
}

async function diffsSince(db: Db | Trx, context: Context, id: string, version: number): Promise<Diff[]> {
  const { rows } = await sql<{
    diff: Diff
  }>`select diff from change where workspace_id = ${context.workspace.id} and record_id = ${id}::uuid
    and record_version > ${version} order by id`.execute(db)
  return rows.map((row) => row.diff)
}
