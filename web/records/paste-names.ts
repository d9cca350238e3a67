// Looks up the names of a pasted block: records by their exact title, new tags by making them.
import { entityOf } from '#contract/entities/list.ts'
import { fold } from '#contract/kinds/fold.ts'
import { ApiProblem } from '#web/api/client.ts'
import type { MetaView } from '#web/api/meta-view.ts'
import { createRecord, listRecords } from '#web/api/records.ts'
import type { Refs } from '#contract/schemas.ts'
import { inTurns } from './list-turns.ts'
import { type FoundNames, nameKey, type WantedNames } from './paste-cells.ts'

interface Resolved {
  readonly found: FoundNames
  readonly refs: Refs
  /** Changes of the tags that were made. */
  readonly changeIds: readonly string[]
}

export async function resolveNames(wanted: WantedNames, meta: MetaView): Promise<Resolved> {
  const found: FoundNames = new Map()
  const refs: Record<string, Refs[string]> = {}
  const changeIds: string[] = []
  const records = [...wanted.records].flatMap(([name, titles]) =>
    distinct(titles).map((title) => ({ entity: name, title })),
  )
  await inTurns(records, async ({ entity, title }) => {
    const hits = await recordsNamed(entity, title)
    for (const id of hits) refs[id] = { entity, title: hits.length > 0 ? title : '' }
    found.set(nameKey({ of: 'record', entity }, title), hits)
  })
  for (const [list, names] of wanted.words) {
    const entity = entityOf(list)
    if (!meta.may(entity, 'create')) continue
    await inTurns(distinct(names), async (name) => {
      const made = await madeTag(list, name)
      if (!made) return
      found.set(nameKey({ of: 'option', list }, name), [made.id])
      if (made.changeId != null) changeIds.push(made.changeId)
    })
  }
  return { found, refs, changeIds }
}

/** Search forgives typos; only the very same name counts here. */
async function recordsNamed(entityName: string, title: string): Promise<string[]> {
  const entity = entityOf(entityName)
  const page = await listRecords(entity, {
    search: title.slice(0, 200),
    limit: 20,
    fields: [...entity.title, ...entity.titleFallback],
  })
  return page.items.filter((row) => fold(row.title) === fold(title)).map((row) => row.id)
}

/** A name that cannot be made stays unknown, which its cells then say. */
async function madeTag(list: string, name: string) {
  try {
    const { record, changeId } = await createRecord(entityOf(list), { name })
    return { id: record.id, changeId }
  } catch (error) {
    if (error instanceof ApiProblem && error.status < 500) return undefined
    throw error
  }
}

function distinct(names: ReadonlySet<string>): string[] {
  return [...new Map([...names].map((name) => [fold(name), name])).values()]
}
