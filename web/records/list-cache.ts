// The lists that were looked at last, kept with their rows, so that going back shows them at once.
import type { Entity } from '#contract/entity.ts'
import { type ListQuestion, ListSource } from './list-source.ts'

/** Each holds up to some thousand rows. */
const MOST = 6

/** The last one is the one that was used last. */
const kept: { key: string; source: ListSource }[] = []
let keptFor = ''

/** The rows of this list, from before or new. `reader` is workspace and member: rows of one are never shown to another. */
export function keptSource(reader: string, entity: Entity, question: ListQuestion): ListSource {
  if (keptFor !== reader) forgetSources()
  keptFor = reader
  const key = JSON.stringify([entity.name, question])
  const at = kept.findIndex((each) => each.key === key)
  const [found] = at < 0 ? [] : kept.splice(at, 1)
  const isUsable = found?.source.entity === entity
  if (!isUsable) found?.source.end()
  const place = isUsable ? found : { key, source: new ListSource(entity, question) }
  kept.push(place)
  while (kept.length > MOST) kept.shift()?.source.end()
  return place.source
}

function forgetSources(): void {
  for (const { source } of kept.splice(0)) source.end()
}
