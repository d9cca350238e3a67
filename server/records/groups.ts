// Numbers of records per value of a field, from the figures: exact, and as cheap for a million as for ten.
import type { Entity } from '#contract/entity.ts'
import { invalid } from '#server/platform/problem.ts'
import type { Context } from './actor.ts'
import { entityIn } from './custom-fields.ts'
import { countGroups } from './rollups.ts'
import { accessOf, reachOf } from './scope.ts'

/** Counts of what the actor may see. Throws for fields that keep no figures and for hidden ones alike. */
export async function groupsOf(
  context: Context,
  asked: Entity,
  field: string,
): Promise<{ value: string; count: number }[]> {
  const entity = entityIn(context, asked)
  const rollup = entity.rollups.find((each) => each.by === field)
  if (!rollup || accessOf(context.actor, entity).hidden.includes(field))
    throw invalid({ path: 'field', code: 'unknown-field' })
  return countGroups(context, entity, rollup, reachOf(context, entity, 'read'))
}
