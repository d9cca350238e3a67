// What a value means depends on the workspace for some kinds: a phone number without a country is one of its own.
import type { Entity, Values } from '#contract/entity.ts'
import type { Labelled } from '#contract/kinds/labelled.ts'
import { withCountry } from '#contract/kinds/phones.ts'
import type { Context } from './actor.ts'

/** Given values in the form in which they are kept. */
export function normalise(context: Context, entity: Entity, given: Values): Values {
  const { country } = context.workspace
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      if (entity.fields[name]?.kind.name !== 'phones' || !Array.isArray(value)) return [name, value]
      const numbers = value as readonly Labelled[]
      return [name, numbers.map((each) => ({ ...each, value: withCountry(each.value, country) }))]
    }),
  )
}
