// Why a cell cannot be edited by this reader, as a sentence for its tooltip; undefined where it can.
import { type AnyRow, type Entity, fieldOf } from '#contract/entity.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import type { ListText } from './list-text.ts'

export function lockedReason(
  entity: Entity,
  name: string,
  row: AnyRow,
  meta: MetaView,
  text: ListText,
): string | undefined {
  const field = fieldOf(entity, name)
  if (!field || field.computed) return text('list.lockedComputed')
  if (meta.accessOf(entity).readOnly.includes(name)) return text('list.lockedByRole')
  if (entity.owned && name === 'ownerId') return ownerReason(row, text)
  return row.can.includes('update') ? undefined : text('list.lockedRecord')
}

/** A record without an owner may be taken by who may edit it; handing over is a right of its own. */
function ownerReason(row: AnyRow, text: ListText): string | undefined {
  if (row.can.includes('assign')) return undefined
  const isFree = (row['ownerId'] ?? null) === null && row.can.includes('update')
  return isFree ? undefined : text('list.lockedOwner')
}

/** Whether some record's field can be written by this reader at all, for actions on many records. */
export function mayWrite(entity: Entity, name: string, meta: MetaView): boolean {
  const field = fieldOf(entity, name)
  const { hidden, readOnly } = meta.accessOf(entity)
  if (!field || field.computed || hidden.includes(name) || readOnly.includes(name)) return false
  return meta.may(entity, entity.owned && name === 'ownerId' ? 'assign' : 'update')
}
