import type { Field } from '#contract/entity.ts'
import { isEmpty } from '#contract/kinds/kind.ts'

/** Whether writing one over the other would be no change; nothing and the empty list are the same. */
export function isSameValue(field: Field, a: unknown, b: unknown): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b)
  return field.kind.same(a, b)
}
