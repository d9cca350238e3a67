import { describe, expect, it } from 'vitest'
import type { Change } from '#contract/changes.ts'
import { byDay, groupChanges } from './history-groups.ts'

function change(id: string, at: string, more: Partial<Change> = {}): Change {
  return {
    id,
    at,
    actor: { kind: 'member', id: 'ann', name: 'Ann' },
    via: 'web',
    verb: 'update',
    entity: 'contact',
    recordId: 'r1',
    version: 1,
    batchId: null,
    undoes: null,
    fields: [],
    canUndo: true,
    ...more,
  }
}

function ids(changes: readonly Change[]): string[][] {
  return groupChanges(changes).map((group) => group.changes.map((each) => each.id))
}

const bob = { actor: { kind: 'member', id: 'bob', name: 'Bob' } } as const

describe('groups of changes', () => {
  it('puts together what one person does within minutes', () => {
    const edits = [
      change('c', '2026-11-21T09:09:00.000Z'),
      change('b', '2026-11-21T09:05:00.000Z'),
      change('a', '2026-11-21T08:00:00.000Z'),
    ]
    expect(ids(edits)).toEqual([['c', 'b'], ['a']])
  })

  it('keeps apart other people, other ways and other verbs', () => {
    const at = '2026-11-21T09:00:00.000Z'
    const edits = [
      change('f', at, { undoes: 'e' }),
      change('e', at),
      change('d', at, bob),
      change('c', at, { via: 'api' }),
      change('b', at),
      change('a', at, { verb: 'create' }),
    ]
    expect(ids(edits)).toEqual([['f'], ['e'], ['d'], ['c'], ['b'], ['a']])
  })

  it('stand under the day of the reader', () => {
    const groups = groupChanges([
      change('b', '2026-11-21T23:30:00.000Z'),
      change('a', '2026-11-21T12:00:00.000Z'),
    ])
    const days = (zone: string) => byDay(groups, zone).map((each) => each.day)
    expect(days('Europe/Madrid')).toEqual(['2026-11-22', '2026-11-21'])
    expect(days('UTC')).toEqual(['2026-11-21'])
  })
})
