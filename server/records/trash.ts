// Moving records to the trash and taking them out again.
import type { ChangeVerb } from '#contract/changes.ts'
import type { Entity } from '#contract/entity.ts'
import { transaction } from '#server/platform/db.ts'
import { invalid, Problem } from '#server/platform/problem.ts'
import type { Context } from './actor.ts'
import { entityIn } from './custom-fields.ts'
import { translateConstraint } from './constraints.ts'
import type { Saved } from './create.ts'
import { lookUp } from './lookups.ts'
import { toRecord, visibleFields } from './row.ts'
import { ruleProblems, rulesOf } from './rules.ts'
import { loadVisible, needVerb, type Stored, toRaw } from './stored.ts'
import type { Db, Trx } from './tables.ts'
import { newChangeId, writeRecords } from './write.ts'

interface TrashOptions {
  /** The transaction that locked the record, for entities whose rules ask for one. */
  readonly trx?: Trx
  readonly undoes?: string
  /** Set by an undo, which has checked the right itself. */
  readonly allowed?: boolean
}

/** Moves a record to the trash; its unique values are free at once. Doing it twice is no error and no second change. */
export function deleteRecord(
  context: Context,
  entity: Entity,
  id: string,
  options: TrashOptions = {},
): Promise<Saved> {
  return move(context, entity, id, 'delete', options)
}

/** Takes a record out of the trash. Throws `duplicate` for a unique value that someone else took meanwhile. */
export function restoreRecord(
  context: Context,
  entity: Entity,
  id: string,
  options: TrashOptions = {},
): Promise<Saved> {
  return move(context, entity, id, 'restore', options)
}

async function move(
  context: Context,
  asked: Entity,
  id: string,
  verb: Extract<ChangeVerb, 'delete' | 'restore'>,
  options: TrashOptions,
): Promise<Saved> {
  const entity = entityIn(context, asked)
  const rules = rulesOf(entity)
  const locked = rules.locked === true
  if (locked && !options.trx)
    return transaction(context.database.db, (trx) => move(context, entity, id, verb, { ...options, trx }))
  const db = options.trx ?? context.database.db
  for (let attempt = 1; attempt <= 8; attempt++) {
    const before = await loadVisible(db, context, entity, id, { row: locked })
    if (options.allowed !== true) needVerb(context, entity, 'delete', before)
    const { refs } = await lookUp(db, context, entity, [before.values])
    const saved = (row: Stored, changeId: string | null): Saved => ({
      record: toRecord(context, entity, visibleFields(context, entity), toRaw(row)),
      refs,
      changeId,
    })
    if ((before.deletedAt !== null) === (verb === 'delete')) return saved(before, null)
    await check(db, context, entity, before, verb)
    const at = context.clock().toISOString()
    const after: Stored = {
      ...before,
      deletedAt: verb === 'delete' ? at : null,
      updatedAt: at,
      version: before.version + 1,
    }
    const changeId = newChangeId(context)
    const write = { verb, before, after, diff: {}, changeId, undoes: options.undoes }
    const batchId = options.trx && (await rules.follow?.(options.trx, context, before, after))
    const written = await translateConstraint(entity, () =>
      writeRecords(db, context, entity, [write], { batchId }),
    )
    if (written.length > 0) return saved(after, changeId)
  }
  throw new Problem('conflict')
}

async function check(
  db: Db | Trx,
  context: Context,
  entity: Entity,
  row: Stored,
  verb: 'delete' | 'restore',
): Promise<void> {
  if (verb === 'delete') {
    if (await rulesOf(entity).inUse?.(db, context, row)) throw new Problem('in-use')
    return
  }
  const change = { id: row.id, before: undefined, after: row.values }
  const problems = await ruleProblems(db, context, entity, change)
  if (problems.length > 0) throw invalid(...problems)
}
