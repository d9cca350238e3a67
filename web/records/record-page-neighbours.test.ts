import { describe, expect, it } from 'vitest'
import type { AnyRow } from '#contract/entity.ts'
import { neighboursIn } from './record-page-neighbours.ts'
import type { RecordOrigin } from './record-page-origin.ts'

function row(id: string): AnyRow {
  return {
    id,
    title: id,
    createdAt: '',
    createdBy: null,
    updatedAt: '',
    deletedAt: null,
    version: 1,
    can: [],
  }
}

function around(ids: readonly string[], id: string, index: number) {
  const origin: RecordOrigin = { query: { sort: 'title' }, index, href: '/w/acme/contacts' }
  const found = neighboursIn(ids.map(row), id, origin)
  return { previous: found.previous?.id, next: found.next?.id, index: found.index }
}

describe('the neighbours of a record', () => {
  it('stand on both sides of it', () => {
    expect(around(['a', 'b', 'c'], 'b', 7)).toEqual({ previous: 'a', next: 'c', index: 7 })
  })

  it('end with the list', () => {
    expect(around(['a', 'b'], 'a', 0)).toEqual({ previous: undefined, next: 'b', index: 0 })
    expect(around(['a', 'b'], 'b', 7)).toEqual({ previous: 'a', next: undefined, index: 7 })
  })

  it('follow a record that has moved by one', () => {
    expect(around(['a', 'b', 'c'], 'c', 7)).toEqual({ previous: 'b', next: undefined, index: 8 })
  })

  it('take what stands in the place of a record that has left it', () => {
    expect(around(['a', 'c', 'd'], 'b', 7)).toEqual({ previous: 'a', next: 'c', index: 7 })
    expect(around([], 'b', 7)).toEqual({ previous: undefined, next: undefined, index: 7 })
  })
})
