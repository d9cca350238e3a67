// Carries merges out: records that still point to a merged option get the one it was merged into. What is left to do is
// read from the data themselves, so a crash in the middle only means that the next turn goes on.
import { option } from '#contract/entities/option.ts'
import { tag } from '#contract/entities/tag.ts'
import type { Entity } from '#contract/entity.ts'
import type { Clock } from '#server/platform/clock.ts'
import { transaction } from '#server/platform/db.ts'
import type { Logger } from '#server/platform/log.ts'
import type { Context } from '#server/records/actor.ts'
import { changeSlice, SLICE } from '#server/records/bulk.ts'
import { applySet, asSet, isSet } from '#server/records/diff.ts'
import type { RapportDatabase } from '#server/records/tables.ts'
import { systemContext } from '#server/records/system-context.ts'
import { type Merge, pendingMerges, recordsUsing, type Use, usesOfList } from '#server/records/uses.ts'

interface Ground {
  readonly database: RapportDatabase
  readonly clock: Clock
  readonly log: Logger
}

/** Merges that this process has seen through; nothing can point to them again until one is taken back and made anew. */
const finished = new Set<string>()

/** Works off all merges that are not carried out yet. */
export async function finishMerges(ground: Ground): Promise<void> {
  for (const entity of [option, tag]) {
    for (const merge of await pendingMerges(ground.database.readDb, entity)) {
      const name = `${merge.workspaceId}/${merge.id}/${merge.into}/${merge.batchId}`
      if (finished.has(name)) continue
      await finishMerge(ground, entity, merge)
      finished.add(name)
    }
  }
}

async function finishMerge(ground: Ground, entity: Entity, merge: Merge): Promise<void> {
  const context = await systemContext(ground, merge.workspaceId)
  for (const use of usesOfList(merge.list ?? entity.name)) while (await mergeSlice(context, use, merge));
}

/** One slice in a transaction of its own, so that others are not held up; false when none is left. */
async function mergeSlice(context: Context, use: Use, merge: Merge): Promise<boolean> {
  return transaction(context.database.db, async (trx) => {
    const ids = await recordsUsing(trx, merge.workspaceId, use, merge.id, SLICE)
    if (ids.length === 0) return false
    const { field, def } = use.column
    await changeSlice(
      trx,
      context,
      use.entity,
      ids,
      ({ values }) => ({
        [field]: isSet(def) ? applySet(asSet(values[field]), [merge.into], [merge.id]) : merge.into,
      }),
      merge.batchId,
    )
    return true
  })
}
