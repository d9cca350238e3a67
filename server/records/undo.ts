// Taking a change back: a new change that names the old one, under the actor's rights of now.
import { changeVerbs, type Diff, type UndoResult } from '#contract/changes.ts'
import type { Entity } from '#contract/entity.ts'
import { entityList } from '#contract/entities/list.ts'
import { transaction } from '#server/platform/db.ts'
import { invalid, Problem } from '#server/platform/problem.ts'
import { sql } from 'kysely'
import type { Context } from './actor.ts'
import { entityIn } from './custom-fields.ts'
import { translateConstraint } from './constraints.ts'
import { requiredProblems } from './create.ts'
import { diffOf } from './diff.ts'
import { lookUp, referenceProblems } from './lookups.ts'
import { ownerProblems } from './ownership.ts'
import { holdOf, ruleProblems, rulesOf } from './rules.ts'
import { accessOf, reaches, writeReach } from './scope.ts'
import { holdsAnything, loadVisible, needVerb, type Stored } from './stored.ts'
import { deleteRecord, restoreRecord } from './trash.ts'
import type { Db, Trx } from './tables.ts'
import { turnBack } from './turn-back.ts'
import { newChangeId, writeRecords } from './write.ts'

interface LoggedChange {
  readonly id: string
  readonly entity: number
  readonly recordId: string
  readonly verb: number
  readonly diff: Diff
  readonly actorId: string | null
}

/** Takes back one change. What others changed since stays and is listed; a created record goes to the trash unless others edited it. */
export async function undoChange(context: Context, changeId: string, force = false): Promise<UndoResult> {
  const change = await loadChange(context, changeId)
  const known = entityList.find((each) => each.code === change.entity)
  const entity = known && entityIn(context, known)
  if (!entity || !isVisible(context, entity, change)) throw new Problem('not-found')
  switch (change.verb) {
    case changeVerbs.create:
      return undoCreate(context, entity, change, force)
    case changeVerbs.delete:
      return undoTrash(context, entity, change, 'restore')
    case changeVerbs.restore:
      return undoTrash(context, entity, change, 'delete')
    default:
      return undoUpdate(context, entity, change)
  }
}

/** A change is found by who may see its record; a foreign one is an unknown one. */
async function loadChange(context: Context, id: string): Promise<LoggedChange> {
  const { rows } =
    await sql<LoggedChange>`select id, entity, record_id as "recordId", verb, diff, actor_id as "actorId"
    from change where workspace_id = ${context.workspace.id} and id = ${id}::uuid`.execute(
      context.database.db,
    )
  const [change] = rows
  if (!change) throw new Problem('not-found')
  return change
}

/** An update of hidden fields alone does not exist for the actor, in the history or here. */
function isVisible(context: Context, entity: Entity, { verb, diff }: LoggedChange): boolean {
  const { hidden } = accessOf(context.actor, entity)
  return verb !== changeVerbs.update || Object.keys(diff).some((field) => !hidden.includes(field))
}

/** One's own creation may be taken back by whoever may still edit the record; others' by who may delete it. */
async function undoCreate(
  context: Context,
  entity: Entity,
  change: LoggedChange,
  force: boolean,
): Promise<UndoResult> {
  const row = await loadVisible(context.database.db, context, entity, change.recordId)
  const mine = change.actorId !== null && change.actorId === context.actor.id
  needVerb(
    context,
    entity,
    mine && reaches(writeReach(context, entity, 'update'), row.values) ? 'update' : 'delete',
    row,
  )
  if (row.deletedAt !== null) throw new Problem('nothing-to-undo')
  if (!force && (await editedByOthers(context, change)))
    throw new Problem('edited-since', { version: row.version })
  const saved = await deleteRecord(context, entity, row.id, { undoes: change.id, allowed: true })
  return result(entity, row.id, saved.changeId, saved.record.version)
}

async function editedByOthers(context: Context, change: LoggedChange): Promise<boolean> {
  const { rows } =
    await sql`select 1 from change where workspace_id = ${context.workspace.id} and record_id = ${change.recordId}::uuid and id > ${change.id}::uuid
    and actor_id is distinct from ${context.actor.id}::uuid limit 1`.execute(context.database.db)
  return rows.length > 0
}

async function undoTrash(
  context: Context,
  entity: Entity,
  change: LoggedChange,
  verb: 'delete' | 'restore',
): Promise<UndoResult> {
  const act = verb === 'restore' ? restoreRecord : deleteRecord
  const saved = await act(context, entity, change.recordId, { undoes: change.id })
  if (saved.changeId === null) throw new Problem('nothing-to-undo')
  return result(entity, change.recordId, saved.changeId, saved.record.version)
}

async function undoUpdate(
  context: Context,
  entity: Entity,
  change: LoggedChange,
  trx?: Trx,
): Promise<UndoResult> {
  const rules = rulesOf(entity)
  const hold = holdOf(entity, change.diff)
  if (holdsAnything(hold) && !trx)
    return transaction(context.database.db, (within) => undoUpdate(context, entity, change, within))
  const db = trx ?? context.database.db
  for (let attempt = 1; attempt <= 8; attempt++) {
    const before = await loadVisible(db, context, entity, change.recordId, hold)
    needVerb(context, entity, 'update', before)
    if (before.deletedAt !== null) throw new Problem('nothing-to-undo')
    const { values, restored, conflicts } = turnBack(context, entity, change.diff, before.values)
    if (restored.length === 0) {
      if (conflicts.length === 0) throw new Problem('nothing-to-undo')
      return { ...result(entity, before.id, null, before.version), conflicts }
    }
    const after: Stored = {
      ...before,
      values,
      version: before.version + 1,
      updatedAt: context.clock().toISOString(),
    }
    await checkUndo(db, context, entity, before, after)
    const write = {
      verb: 'update',
      before,
      after,
      diff: diffOf(entity, before.values, values),
      changeId: newChangeId(context),
      undoes: change.id,
    } as const
    const batchId = trx && (await rules.follow?.(trx, context, before, after))
    const written = await translateConstraint(entity, () =>
      writeRecords(db, context, entity, [write], { batchId }),
    )
    if (written.length > 0)
      return { ...result(entity, before.id, write.changeId, after.version), restored, conflicts }
  }
  throw new Problem('conflict')
}

async function checkUndo(
  db: Db | Trx,
  context: Context,
  entity: Entity,
  before: Stored,
  after: Stored,
): Promise<void> {
  const lookups = await lookUp(db, context, entity, [after.values])
  const problems = [
    ...requiredProblems(context, entity, before.values, after.values),
    ...referenceProblems(entity, lookups, before.values, after.values),
    ...ownerProblems(context, entity, before.values, after.values),
    ...(await ruleProblems(db, context, entity, {
      id: after.id,
      before: before.values,
      after: after.values,
    })),
  ]
  if (problems.length > 0) throw invalid(...problems)
}

function result(entity: Entity, recordId: string, changeId: string | null, version: number): UndoResult {
  return { changeId, entity: entity.name, recordId, version, restored: [], conflicts: [] }
}
