// Fills the lists of a new workspace, each option with the change that every record has.
import { option } from '#contract/entities/option.ts'
import { newId } from '#server/platform/ids.ts'
import type { Context } from '#server/records/actor.ts'
import { createRecord } from '#server/records/create.ts'
import type { Trx } from '#server/records/tables.ts'
import { presetOptions } from './presets.ts'

/** Names are in the workspace's language; the other languages go along. All changes share one batch. */
export async function seedWorkspace(context: Context, trx: Trx): Promise<void> {
  const batchId = newId(context.clock().getTime())
  const places = new Map<string, number>()
  for (const { list, names, category, color } of presetOptions) {
    const position = (places.get(list) ?? 0) + 1
    places.set(list, position)
    const name = names[context.workspace.language]
    const values = {
      list,
      name,
      names: { ...names },
      position,
      category: category ?? null,
      color: color ?? null,
    }
    await createRecord(context, option, values, { db: trx, batchId })
  }
}
