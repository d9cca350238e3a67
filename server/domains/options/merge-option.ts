// Merging an option or tag into another: decided here, followed by its records in slices (records/follow-ups.ts).
import type { Entity } from '#contract/entity.ts'
import { invalid, Problem } from '#server/platform/problem.ts'
import { transaction } from '#server/platform/db.ts'
import type { Context } from '#server/records/actor.ts'
import { diffOf } from '#server/records/diff.ts'
import { loadStored, needVerb } from '#server/records/stored.ts'
import { countUses } from '#server/records/uses.ts'
import { newChangeId, writeRecords } from '#server/records/write.ts'
import { followChoice, isGone } from './follow-choice.ts'

interface Merged {
  /** How many records pointed to the option when the merge began. */
  readonly records: number
  /** Undo takes it: the option and all that followed it come back in one step. */
  readonly changeId: string
}

/** The option's records get the other one, at once or soon after. History keeps the old name. */
export async function mergeOption(
  context: Context,
  entity: Entity,
  id: string,
  into: string,
): Promise<Merged> {
  if (id === into) throw invalid({ path: 'into', code: 'bad-value' })
  const records = await countUses(context, entity, id)
  const changeId = await transaction(context.database.db, async (trx) => {
    const rows = await loadStored(trx, context, entity, [id, into], { row: true })
    const before = rows.find((row) => row.id === id)
    if (!before || isGone(before)) throw new Problem('not-found')
    needVerb(context, entity, 'delete', before)
    const merged = { mergedInto: into, ...('archived' in entity.fields ? { archived: true } : {}) }
    const values = { ...before.values, ...merged }
    const updatedAt = context.clock().toISOString()
    const after = { ...before, values, updatedAt, version: before.version + 1 }
    const batchId = await followChoice(trx, context, entity, before, after)
    const diff = diffOf(entity, before.values, values)
    const write = { verb: 'update', before, after, diff, changeId: newChangeId(context) } as const
    await writeRecords(trx, context, entity, [write], { batchId })
    return write.changeId
  })
  return { records, changeId }
}
