// One record, with the labels of what it points to.
import type { AnyRow, Entity } from '#contract/entity.ts'
import type { Refs } from '#contract/schemas.ts'
import type { Context } from './actor.ts'
import { entityIn } from './custom-fields.ts'
import { refsOf } from './refs.ts'
import { chosenFields, toRecord } from './row.ts'
import { loadVisible, toRaw } from './stored.ts'

/** A record that the actor may see, also from the trash. */
export async function getRecord(
  context: Context,
  asked: Entity,
  id: string,
  fields?: readonly string[],
): Promise<{ record: AnyRow; refs: Refs }> {
  const entity = entityIn(context, asked)
  const stored = await loadVisible(context.database.keptDb, context, entity, id)
  const record = toRecord(context, entity, chosenFields(context, entity, fields), toRaw(stored))
  return { record, refs: await refsOf(context, entity, [record]) }
}
