import { describe, expect, test } from 'vitest'
import { planMove, type Placed } from './positions.ts'

const placed = (...positions: number[]): Placed[] =>
  positions.map((position, at) => ({ id: 'abcdefgh'.charAt(at), position }))

/** The order after the plan was carried out. */
function orderAfter(order: readonly Placed[], id: string, beforeId: string | null): string {
  const { spread, position } = planMove(order, id, beforeId)
  const numbers = new Map(order.map((each) => [each.id, each.position]))
  for (const each of spread) numbers.set(each.id, each.position)
  numbers.set(id, position)
  expect(new Set(numbers.values()).size).toBe(numbers.size)
  return [...numbers]
    .toSorted(([, a], [, b]) => a - b)
    .map(([name]) => name)
    .join('')
}

describe('S39 the place of a moved option', () => {
  test('is a number between its neighbours, and nothing else changes', () => {
    expect(planMove(placed(1, 2, 3), 'c', 'b')).toEqual({ spread: [], position: 1.5 })
    expect(planMove(placed(1, 2, 3), 'c', 'a')).toEqual({ spread: [], position: 0.5 })
    expect(planMove(placed(1, 2, 3), 'a', null)).toEqual({ spread: [], position: 1003 })
  })

  test('is found where there is no room, after the others were spread in the order they have', () => {
    const order = placed(1, 1.01, 1.02)
    const plan = planMove(order, 'c', 'b')
    expect(plan.spread.map((each) => each.position)).toEqual([1000, 2000, 3000])
    expect(orderAfter(order, 'c', 'b')).toBe('acb')
  })

  test('is found where several have the same number or stand out of order', () => {
    expect(orderAfter(placed(0, 0, 0), 'a', 'c')).toBe('bac')
    expect(orderAfter(placed(1, 9, 2), 'c', 'a')).toBe('cab')
  })

  test('of a new one is found in an empty list, at the end and before another', () => {
    expect(planMove([], 'x', null)).toEqual({ spread: [], position: 1000 })
    expect(orderAfter(placed(1, 2), 'x', 'b')).toBe('axb')
  })

  test('is right for every move, again and again', () => {
    let order = placed(1, 2, 3, 4, 5)
    for (let turn = 0; turn < 60; turn++) {
      const id = order[(turn * 7) % 5]?.id ?? 'a'
      const before = order[(turn * 3) % 6]?.id ?? null
      if (before === id) continue
      const rest = order.filter((each) => each.id !== id).map((each) => each.id)
      const at = before === null ? rest.length : rest.indexOf(before)
      const wanted = rest.toSpliced(at, 0, id)
      const { spread, position } = planMove(order, id, before)
      const numbers = new Map([...order, ...spread, { id, position }].map((each) => [each.id, each.position]))
      order = wanted.map((each) => ({ id: each, position: numbers.get(each) ?? 0 }))
      expect(order.map((each) => each.position)).toEqual(
        order.map((each) => each.position).toSorted((a, b) => a - b),
      )
    }
  })
})
