import { expect, test } from 'vitest'
import { clampPlace, fillOver, rangeBetween, tileOver } from './cell-range.ts'
import { assignSlots, noSlots } from './row-slots.ts'
import { loadedIds, toggleRow } from './row-selection.ts'

test('a range is the same from either corner', () => {
  const range = { top: 2, bottom: 5, left: 1, right: 3 }
  expect(rangeBetween({ row: 5, column: 1 }, { row: 2, column: 3 })).toEqual(range)
  expect(rangeBetween({ row: 2, column: 3 }, { row: 5, column: 1 })).toEqual(range)
  expect(clampPlace({ row: 99, column: -7 }, 10, 4)).toEqual({ row: 9, column: -1 })
})

test('a paste repeats where the selection is a whole multiple, and keeps its size where it is not', () => {
  const selection = { top: 0, bottom: 3, left: 0, right: 1 }
  expect(tileOver([['a']], selection)).toEqual(Array.from({ length: 4 }, () => ['a', 'a']))
  expect(tileOver([['a'], ['b'], ['c']], selection)).toEqual([
    ['a', 'a'],
    ['b', 'b'],
    ['c', 'c'],
  ])
  expect(tileOver([], selection)).toEqual([])
})

test('filling always fills the whole range', () => {
  expect(fillOver([['a'], ['b']], { top: 0, bottom: 2, left: 0, right: 0 })).toEqual([['a'], ['b'], ['a']])
})

test('a row keeps its element while it is in sight, and no two rows share one', () => {
  const first = assignSlots(noSlots, [0, 1, 2, 3])
  const moved = assignSlots(first, [2, 3, 4, 5])
  expect(moved.byIndex.get(2)).toBe(first.byIndex.get(2))
  expect(moved.byIndex.get(3)).toBe(first.byIndex.get(3))
  const far = assignSlots(moved, [900, 901, 902, 3])
  expect(far.byIndex.get(3)).toBe(first.byIndex.get(3))
  expect(new Set(far.byIndex.values()).size).toBe(4)
  expect(Math.max(...far.byIndex.values())).toBeLessThan(5)
})

const rows = Array.from({ length: 10 }, (_, at) => ({ id: `r${at}` }))
const request = (selected: string[], allSelected = false) => ({
  selected: new Set(selected),
  allSelected,
  rowAt: (index: number) => rows[index],
  idOf: (row: { id: string }) => row.id,
})

test('S98 Shift takes the whole stretch into the new state of the row that was clicked', () => {
  expect([...toggleRow(request(['r2']), 4, 2)].sort()).toEqual(['r2', 'r3', 'r4'])
  expect([...toggleRow(request(['r2', 'r3', 'r4']), 4, 3)]).toEqual(['r2'])
  expect([...toggleRow(request([]), 7, null)]).toEqual(['r7'])
  expect([...toggleRow(request(['r1']), 99, null)]).toEqual(['r1'])
})

test('unticking one while everything is selected leaves the loaded others', () => {
  expect(toggleRow(request([], true), 3, null)).toEqual(
    new Set(loadedIds(request([])).filter((id) => id !== 'r3')),
  )
})
