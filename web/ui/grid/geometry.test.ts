import { expect, test } from 'vitest'
import {
  arrangeColumns,
  layoutColumns,
  moveBefore,
  moveBy,
  scrollLeftFor,
  visibleColumns,
} from './geometry.ts'
import { emptyView } from './grid-column.ts'

const columns = ['name', 'a', 'b', 'c', 'd'].map((id) => ({
  id,
  label: id,
  width: 100,
  pinned: id === 'name',
}))
const ids = (list: readonly { id: string }[]) => list.map((column) => column.id)

test('S98 columns come in the view’s order, pinned first, unknown last, hidden not at all', () => {
  expect(ids(arrangeColumns(columns, emptyView))).toEqual(['name', 'a', 'b', 'c', 'd'])
  const view = { ...emptyView, order: ['d', 'gone', 'a'], hidden: ['b'] }
  expect(ids(arrangeColumns(columns, view))).toEqual(['name', 'd', 'a', 'c'])
  expect(ids(arrangeColumns(columns, { ...view, pinned: ['c'] }))).toEqual(['c', 'd', 'a', 'name'])
})

test('only the columns in sight are drawn, with one more on each side', () => {
  const layout = layoutColumns(columns, emptyView)
  expect(layout).toMatchObject({ pinned: 1, pinnedWidth: 140, scrollWidth: 400 })
  expect(visibleColumns(layout, 0, 340)).toEqual({ from: 1, to: 4 })
  expect(visibleColumns(layout, 210, 340)).toEqual({ from: 2, to: 5 })
  expect(visibleColumns(layout, 0, 5000)).toEqual({ from: 1, to: 5 })
  expect(visibleColumns(layoutColumns([], emptyView), 0, 500)).toEqual({ from: 0, to: 0 })
})

test('scrolling sideways goes as far as the column needs, never for a pinned one', () => {
  const layout = layoutColumns(columns, emptyView)
  expect(scrollLeftFor(layout, 4, 0, 340)).toBe(200)
  expect(scrollLeftFor(layout, 1, 200, 340)).toBe(0)
  expect(scrollLeftFor(layout, 0, 200, 340)).toBe(200)
})

test('a width below the least is not taken', () => {
  expect(layoutColumns(columns, { ...emptyView, widths: { a: 10 } }).widths[1]).toBe(72)
})

test('moving stays among the pinned or among the others', () => {
  const all = ['name', 'a', 'b']
  expect(moveBefore(all, 'b', 'a')).toEqual(['name', 'b', 'a'])
  expect(moveBefore(all, 'a', null)).toEqual(['name', 'b', 'a'])
  expect(moveBy(all, 'a', -1, 1)).toEqual(all)
  expect(moveBy(all, 'a', 1, 1)).toEqual(['name', 'b', 'a'])
  expect(moveBy(all, 'name', 1, 1)).toEqual(all)
})
