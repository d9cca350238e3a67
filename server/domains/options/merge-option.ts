// Merging an option or tag into another: decided here, carried out in the background in slices (finish-merges.ts).
import type { Entity } from '#contract/entity.ts'
import { invalid, Problem } from '#server/platform/problem.ts'
import { transaction } from '#server/platform/db.ts'
import { newId } from '#server/platform/ids.ts'
import type { Context } from '#server/records/actor.ts'
import { changeSlice } from '#server/records/bulk.ts'
import { loadStored, needVerb, type Stored } from '#server/records/stored.ts'
import { countUses } from '#server/records/uses.ts'

/** Answers how many records point to the option; they get the other one soon after. History keeps the old name. */
export async function mergeOption(
  context: Context,
  entity: Entity,
  id: string,
  into: string,
): Promise<{ records: number }> {
  if (id === into) throw invalid({ path: 'into', code: 'bad-value' })
  await transaction(context.database.db, async (trx) => {
    const rows = await loadStored(trx, context, entity, [id, into], true)
    const from = rows.find((row) => row.id === id)
    const to = rows.find((row) => row.id === into)
    if (!from || isGone(from)) throw new Problem('not-found')
    needVerb(context, entity, 'delete', from)
    if (!to || isGone(to) || to.values['archived'] === true || to.values['list'] !== from.values['list'])
      throw invalid({ path: 'into', code: 'unknown-reference' })
    const merged = { mergedInto: into, ...('archived' in entity.fields ? { archived: true } : {}) }
    await changeSlice(trx, context, entity, [id], () => merged, newId(context.clock().getTime()))
  })
  return { records: await countUses(context, entity, id) }
}

function isGone(row: Stored): boolean {
  return row.deletedAt !== null || typeof row.values['mergedInto'] === 'string'
}
