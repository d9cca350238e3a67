// Filters, orders and searches of every field and operator, in address and body.
import * as fc from 'fast-check'
import { encode, type HostileRequest, type HostileWorld, jsonText } from './hostile-shape.ts'
import { scalar } from './hostile-values.ts'

/** Filters by every field and operator, in address and body. */
export function filters(world: HostileWorld): fc.Arbitrary<HostileRequest> {
  const lists = world.document.operations.filter((each) => /\.(list|query|count)$/.test(each.id))
  const operators = [
    'is',
    'isNot',
    'contains',
    'notContains',
    'startsWith',
    'lt',
    'lte',
    'gt',
    'gte',
    'between',
    'on',
    'before',
    'after',
    'inLast',
    'inNext',
    'olderThan',
    'isAnyOf',
    'isNoneOf',
    'inCategory',
    'hasAnyOf',
    'hasAllOf',
    'hasNoneOf',
    'isEmpty',
    'isNotEmpty',
    'range',
    '',
  ]
  const fields = (world.hints['field'] ?? ['id']).map(String)
  const span = fc.record({
    n: fc.constantFrom(0, 1, 30, 5000, 99999, -1, 1.5),
    unit: fc.constantFrom('day', 'week', 'month', 'year', 'century'),
  })
  const value = fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    span,
    fc.constantFrom(...(world.hints['any'] ?? [])),
    fc.constantFrom(...(world.hints['any'] ?? [])).map((id) => [id]),
    fc.constantFrom(
      ['lead'],
      [1, 2],
      ['2026-01-01', '2026-12-31'],
      ['9999-12-31', '9999-12-31'],
      'thisMonth',
      'nextYear',
    ),
  )
  const condition = fc.record(
    { field: fc.constantFrom(...fields), op: fc.constantFrom(...operators), value },
    { requiredKeys: ['field', 'op'] },
  )
  const filter = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      condition,
      fc.record({ and: fc.array(tie('node'), { maxLength: 3 }) }),
      fc.record({ or: fc.array(tie('node'), { maxLength: 3 }) }),
      fc.record({ not: tie('node') }),
    ),
  })).node
  const sort = fc.option(fc.constantFrom(...fields.flatMap((name) => [name, `-${name}`])), { nil: undefined })
  return fc
    .record({
      operation: fc.constantFrom(...lists),
      filter,
      sort,
      actor: fc.constantFrom(...world.actors),
      search: fc.option(scalar.map(String), { nil: undefined, freq: 4 }),
    })
    .map((made) => {
      const { operation, actor } = made
      const query = {
        filter: made.filter,
        ...(made.sort === undefined || operation.id.endsWith('count') ? {} : { sort: made.sort }),
        ...(made.search === undefined ? {} : { search: made.search }),
      }
      if (operation.method === 'POST')
        return {
          method: 'POST',
          url: operation.path,
          headers: { ...actor, 'content-type': 'application/json' },
          body: Buffer.from(jsonText(query)),
        }
      const pairs = Object.entries(query).map(
        ([name, each]) => `${name}=${encode(typeof each === 'string' ? each : jsonText(each))}`,
      )
      return { method: 'GET', url: `${operation.path}?${pairs.join('&')}`, headers: actor, body: undefined }
    })
}
