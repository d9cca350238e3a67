// Why a field of a record cannot be edited by this person, in words; undefined where it can.
import type { AnyRow, Entity, Field } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import type { RecordText } from './record-page-text.ts'

export function whyReadOnly(
  entity: Entity,
  name: string,
  field: Field,
  record: AnyRow,
  meta: MetaView,
  text: RecordText,
): string | undefined {
  if (record.deletedAt !== null) return text('record.lockedInTrash')
  if (field.computed) return text('record.lockedComputed')
  if (meta.accessOf(entity).readOnly.includes(name)) return text('record.lockedField')
  if (entity.owned && name === 'ownerId') return whyNotAssign(record, text)
  return record.can.includes('update') ? undefined : text('record.lockedRecord')
}

/** Whoever may change an unowned record may take it; handing one over is a right of its own. */
function whyNotAssign(record: AnyRow, text: RecordText): string | undefined {
  const mayTake = isEmpty(record['ownerId']) && record.can.includes('update')
  return mayTake || record.can.includes('assign') ? undefined : text('record.lockedOwner')
}
