import { describe, expect, test } from 'vitest'
import { contact } from '#contract/entities/contact.ts'
import { filterSchema, type Filter } from '#contract/query.ts'
import {
  added,
  draftOf,
  isGroup,
  joined,
  newCondition,
  newGroup,
  placeOfError,
  replaced,
  topParts,
  withField,
  withOperator,
  withoutPart,
  withPart,
  writeFilter,
} from './filter-tree.ts'
import { filterFields } from './filter-fields.ts'

const fields = filterFields(contact, [])
const kindOf = (name: string) => fields.find((field) => field.name === name)?.kind
const kind = (name: string) => {
  const found = kindOf(name)
  if (!found) throw new Error(`no field ${name}`)
  return found
}
const write = (filter: Filter) => writeFilter(draftOf(filter), kindOf).filter
const okafor: Filter = { field: 'lastName', op: 'is', value: 'okafor' }
const young: Filter = { field: 'createdAt', op: 'inLast', value: { n: 2, unit: 'week' } }
const free: Filter = { field: 'ownerId', op: 'isEmpty' }

describe('S98 the filter as a tree', () => {
  test.each<Filter>([
    okafor,
    { and: [okafor, young] },
    { or: [okafor, { and: [young, free] }] },
    { not: okafor },
    { not: { or: [okafor, free] } },
    { not: { and: [okafor, free] } },
    { and: [okafor, { not: { or: [young, free] } }, { or: [okafor, young] }] },
  ])('%j is written as it was read', (filter) => {
    expect(write(filter)).toEqual(filter)
    expect(filterSchema.safeParse(write(filter)).success).toBe(true)
  })

  test('groups of one are the condition itself, empty ones are nothing', () => {
    expect(write({ and: [{ or: [okafor] }] })).toEqual(okafor)
    expect(write({ and: [{ or: [] }, okafor] })).toEqual(okafor)
    expect(writeFilter(draftOf(undefined), kindOf).filter).toBeUndefined()
  })

  test('what is not finished is left out and stays in the draft', () => {
    const draft = draftOf(okafor)
    const open = newCondition('statusId', kind('statusId'))
    const both = added(draft, draft.id, open)
    expect(writeFilter(both, kindOf).filter).toEqual(okafor)
    const filled = replaced(both, open.id, (item) => ({ ...item, value: [crypto.randomUUID()] }))
    expect(topParts(writeFilter(filled, kindOf).filter)).toHaveLength(2)
    expect(
      writeFilter(
        replaced(filled, open.id, () => undefined),
        kindOf,
      ).filter,
    ).toEqual(okafor)
  })

  test('parts are added to and joined in the group that is meant', () => {
    const draft = draftOf({ and: [okafor, { or: [young, free] }] })
    const inner = draft.items.find(isGroup) ?? newGroup('all')
    const grown = added(draft, inner.id, newCondition('doNotContact', kind('doNotContact')))
    expect(writeFilter(grown, kindOf).filter).toEqual({
      and: [okafor, { or: [young, free, { field: 'doNotContact', op: 'is', value: true }] }],
    })
    expect(writeFilter(joined(draft, inner.id, 'none'), kindOf).filter).toEqual({
      and: [okafor, { not: { or: [young, free] } }],
    })
  })

  test('a value stays with its operator as long as it fits, and goes with another field', () => {
    const condition = { id: 'a', field: 'createdAt', op: 'before', value: 'today' } as const
    expect(withOperator(condition, 'after', kind('createdAt')).value).toBe('today')
    expect(withOperator(condition, 'inLast', kind('createdAt')).value).toBeUndefined()
    expect(withField(condition, 'birthday', kind('birthday'))).toMatchObject({
      op: 'before',
      value: undefined,
    })
    expect(withField(condition, 'lastName', kind('lastName')).op).toBe('contains')
  })

  test('an error of the server is found at its condition, also within "not" and groups of one', () => {
    const draft = draftOf({ and: [okafor, { not: { or: [young, free] } }] })
    const { places } = writeFilter(draft, kindOf)
    const [first, group] = draft.items
    const inner = group && isGroup(group) ? group.items[1] : undefined
    expect(placeOfError('filter.and.0.value', places)).toBe(first?.id)
    expect(placeOfError('filter.and.1.not.or.1.op', places)).toBe(inner?.id)
    expect(placeOfError('sort', places)).toBeUndefined()
    const alone = draftOf({ and: [{ or: [okafor] }] })
    const only = alone.items[0]
    const condition = only && isGroup(only) ? only.items[0] : undefined
    expect(placeOfError('filter.value', writeFilter(alone, kindOf).places)).toBe(condition?.id)
  })

  test('chips take parts out and columns put them in', () => {
    expect(withoutPart({ and: [okafor, young] }, 0)).toEqual(young)
    expect(withoutPart(okafor, 0)).toBeUndefined()
    expect(withPart(okafor, young)).toEqual({ and: [okafor, young] })
    expect(withPart({ and: [okafor, young] }, free)).toEqual({ and: [okafor, young, free] })
  })
})
