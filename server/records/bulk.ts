// Changing many records in slices: each slice one statement and one change per record, all under one batch.
import type { Entity, Values } from '#contract/entity.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Context } from './actor.ts'
import { entityIn } from './custom-fields.ts'
import { diffOf } from './diff.ts'
import { loadStored, type Stored } from './stored.ts'
import type { Trx } from './tables.ts'
import { newChangeId, type Write, writeRecords } from './write.ts'

/** Records per statement: measured as the size that disturbs others least (DATA.md 4). */
export const SLICE = 1000

interface SliceOptions {
  readonly batchId: string
  /** See writeRecords. */
  readonly hold?: boolean
  /** The change of a record that this one takes back. */
  readonly undoes?: (recordId: string) => string | undefined
}

/** Locks these records and gives each the values that `change` answers; undefined leaves it as it is. Returns how many changed. */
export async function changeSlice(
  trx: Trx,
  context: Context,
  asked: Entity,
  ids: readonly string[],
  change: (row: Stored) => Values | undefined,
  { batchId, hold, undoes }: SliceOptions,
): Promise<number> {
  const entity = entityIn(context, asked)
  const rows = await loadStored(trx, context, entity, ids, { row: true })
  const updatedAt = context.clock().toISOString()
  const writes = rows.flatMap((before): Write[] => {
    const changed = change(before)
    if (!changed) return []
    const values = { ...before.values, ...changed }
    const diff = diffOf(entity, before.values, values)
    if (Object.keys(diff).length === 0) return []
    const after = { ...before, values, version: before.version + 1, updatedAt }
    return [
      { verb: 'update', before, after, diff, changeId: newChangeId(context), undoes: undoes?.(before.id) },
    ]
  })
  const written = await writeRecords(trx, context, entity, writes, { batchId, hold })
  // Their rows are locked, so this is what they were to point to: it has gone.
  if (written.length < writes.length) throw new Problem('conflict')
  return written.length
}
