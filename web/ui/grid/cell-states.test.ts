import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CellStates } from './cell-states.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('the mark of a saved cell goes away, unless something newer stands there', () => {
  const states = new CellStates()
  states.set('r1', 'name', { status: 'ok' })
  states.set('r2', 'name', { status: 'ok' })
  states.set('r2', 'name', { status: 'pending' })
  vi.advanceTimersByTime(5000)
  expect(states.get('r1', 'name')).toBeUndefined()
  expect(states.get('r2', 'name')).toEqual({ status: 'pending' })
})

test('a refused value stays until it is mended, and other rows keep their objects', () => {
  const states = new CellStates()
  states.set('r1', 'mail', { status: 'invalid', text: 'x', reason: 'No @' })
  const first = states.of('r1')
  states.set('r2', 'mail', { status: 'invalid', text: 'y', reason: 'No @' })
  vi.advanceTimersByTime(60_000)
  expect(states.of('r1')).toBe(first)
  expect(states.countInvalid()).toBe(2)
  states.clear('r1', 'mail')
  expect(states.of('r1')).toBeUndefined()
  expect(states.countInvalid()).toBe(1)
})
