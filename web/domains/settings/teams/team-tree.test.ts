import { expect, test } from 'vitest'
import { treeOf, withBelow } from './team-tree.ts'

const teams = [
  { id: 'dach', name: 'DACH', parentId: 'sales' },
  { id: 'sales', name: 'Sales', parentId: null },
  { id: 'north', name: 'North', parentId: 'dach' },
  { id: 'iberia', name: 'Iberia', parentId: 'sales' },
  { id: 'lost', name: 'Lost', parentId: 'gone' },
]

test('teams stand below the one they are part of; one whose parent is gone stands at the top', () => {
  expect(treeOf(teams).map(({ id, depth }) => `${depth} ${id}`)).toEqual([
    '0 sales',
    '1 dach',
    '2 north',
    '1 iberia',
    '0 lost',
  ])
})

test('a team cannot be part of itself or of one below it', () => {
  expect([...withBelow(teams, 'dach')]).toEqual(['dach', 'north'])
  expect([...withBelow(teams, 'lost')]).toEqual(['lost'])
  expect([...withBelow(teams, 'sales')]).toHaveLength(4)
})

test('a circle ends', () => {
  const circle = [
    { id: 'a', name: 'A', parentId: 'b' },
    { id: 'b', name: 'B', parentId: 'a' },
  ]
  expect(treeOf(circle)).toEqual([])
})
