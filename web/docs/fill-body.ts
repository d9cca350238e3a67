// A first body that works on the reader's own data: names a record and chooses existing options where they are required.
import type { Meta } from '#contract/actions/workspace.ts'
import { referenceOf } from '#contract/entity.ts'
import { entityList } from '#contract/entities/list.ts'
import type { ApiDocument, ApiOperation } from './api-document.ts'
import { leastExampleOf } from './example-value.ts'

/** Text of the body to begin with; without `meta` the ids in it are made up. */
export function firstBody(operation: ApiOperation, document: ApiDocument, meta: Meta | undefined): string {
  if (!operation.body) return ''
  const least = leastExampleOf(operation.body, document)
  const isObject = typeof least === 'object' && least !== null && !Array.isArray(least)
  const filled = isObject ? { ...least, ...ownValues(operation, meta) } : least
  return JSON.stringify(filled, null, 2)
}

function ownValues(operation: ApiOperation, meta: Meta | undefined): Record<string, unknown> {
  const entity = entityList.find((each) => operation.id === `${each.plural}.create`)
  if (!entity) return {}
  const options = Object.entries(entity.fields).flatMap(([name, field]) => {
    const target = field.required ? referenceOf(field) : undefined
    if (target?.of !== 'option') return []
    const found = meta?.options.find((each) => each.list === target.list && !each.archived)
    return found ? [[name, found.id] as const] : []
  })
  const [title] = entity.title
  const named = title !== undefined && !entity.fields[title]?.required ? { [title]: 'Ada' } : {}
  return { ...named, ...Object.fromEntries(options) }
}
