// Search over all objects at once, with the field in which the text was found.
import type { SearchHit } from '#contract/actions/search.ts'
import type { AnyRow, Entity } from '#contract/entity.ts'
import { entityList } from '#contract/entities/list.ts'
import { fold, wordsOf } from '#contract/kinds/fold.ts'
import { isEmpty } from '#contract/kinds/kind.ts'
import { phoneKeys, phoneOperand } from '#contract/kinds/phones.ts'
import type { Labelled } from '#contract/kinds/labelled.ts'
import type { Refs } from '#contract/schemas.ts'
import type { Context } from './actor.ts'
import { entityIn } from './custom-fields.ts'
import { listRecords } from './list.ts'
import { reachOf } from './scope.ts'

/** The newest hits of every object that the actor may read; records whose title begins with the text stand first. */
export async function searchAll(context: Context, text: string, limit = 8): Promise<SearchHit[]> {
  if (wordsOf(text).length === 0) return []
  const searched = entityList
    .map((entity) => entityIn(context, entity))
    .filter((entity) => entity.search.words.length > 0 && reachOf(context, entity, 'read').of !== 'none')
  const pages = await Promise.all(
    searched.map(async (entity) => ({
      entity,
      page: await listRecords(context, entity, { search: text, limit }),
    })),
  )
  const hits = pages.flatMap(({ entity, page }) =>
    page.items.map((row) => hitOf(entity, row, page.refs, text)),
  )
  const first = (hit: SearchHit) => (fold(hit.title).startsWith(fold(text)) ? 0 : 1)
  return hits.toSorted((a, b) => first(a) - first(b)).slice(0, limit * searched.length)
}

/** The first field that holds a word of the text. */
function hitOf(entity: Entity, row: AnyRow, refs: Refs, text: string): SearchHit {
  const words = wordsOf(text)
  const digits = phoneOperand(text)
  const holds = (value: string) => words.some((word) => fold(value).includes(word))
  const base = { entity: entity.name, id: row.id, title: row.title }
  if (holds(row.title) && digits === '')
    return { ...base, field: 'title', text: secondLine(entity, row, refs) }
  for (const name of [...entity.search.words, ...entity.search.keys]) {
    const found = textsOf(entity, name, row[name]).find(
      (each) => holds(each) || (digits.length >= 3 && phoneKeys(each).some((key) => key.includes(digits))),
    )
    if (found !== undefined) return { ...base, field: name, text: found }
  }
  for (const name of entity.search.through) {
    const label = refs[String(row[name])]?.title
    if (label !== undefined && holds(label)) return { ...base, field: name, text: label }
  }
  return { ...base, field: 'title', text: secondLine(entity, row, refs) }
}

function secondLine(entity: Entity, row: AnyRow, refs: Refs): string {
  for (const name of [...entity.search.through, ...entity.search.keys]) {
    const label = refs[String(row[name])]?.title ?? textsOf(entity, name, row[name])[0]
    if (label !== undefined && label !== row.title) return label
  }
  return ''
}

function textsOf(entity: Entity, name: string, value: unknown): string[] {
  const kind = entity.fields[name]?.kind
  if (!kind || isEmpty(value)) return []
  if (kind.name === 'emails' || kind.name === 'phones')
    return (value as readonly Labelled[]).map((each) => each.value)
  return kind.searchText ? [kind.searchText(value)] : []
}
