import type { Entity } from '#contract/entity.ts'
import type { MetaView } from '#web/api/meta-view.ts'

/** The field by which alone a record can be made, where its name is all that is needed; undefined where it is not. */
export function nameFieldOf(target: Entity, meta: MetaView): string | undefined {
  const [name, ...more] = target.title
  if (name === undefined || more.length > 0 || !meta.may(target, 'create')) return undefined
  const isMissing = Object.entries(target.fields).some(
    ([other, field]) => field.required && field.initial === undefined && other !== name,
  )
  return isMissing ? undefined : name
}
