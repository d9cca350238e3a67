import { describe, expect, test } from 'vitest'
import { commandFor, type GridKey } from './grid-keys.ts'

const extent = { rows: 100, columns: 5, page: 20 }
const cell = { row: 10, column: 2 }
const row = { row: 10, column: -1 }
const press = (key: string, held: Partial<GridKey> = {}): GridKey => ({
  key,
  shift: false,
  mod: false,
  alt: false,
  ...held,
})
const to = (place: { row: number; column: number }, extend = false) => ({ do: 'move', to: place, extend })

describe('keys in a cell', () => {
  test.each([
    [press('ArrowDown'), to({ row: 11, column: 2 })],
    [press('ArrowDown', { mod: true }), to({ row: 99, column: 2 })],
    [press('ArrowRight', { shift: true }), to({ row: 10, column: 3 }, true)],
    [press('ArrowRight', { mod: true }), to({ row: 10, column: 4 })],
    [press('Home'), to({ row: 10, column: 0 })],
    [press('End', { mod: true }), to({ row: 99, column: 4 })],
    [press('PageUp'), to({ row: -10, column: 2 })],
    [press('Tab'), to({ row: 10, column: 3 })],
    [press('Tab', { shift: true }), to({ row: 10, column: 1 })],
    [press('F2'), { do: 'edit', initial: null }],
    [press('Enter'), { do: 'edit', initial: null }],
    [press('Enter', { mod: true }), { do: 'open' }],
    [press('x'), { do: 'edit', initial: 'x' }],
    [press('Delete'), { do: 'clear' }],
    [press('d', { mod: true }), { do: 'fill-down' }],
    [press(' '), { do: 'peek' }],
    [press(' ', { shift: true }), { do: 'toggle-row' }],
    [press('c', { mod: true }), undefined],
    [press('ArrowDown', { alt: true }), undefined],
  ])('%o', (key, command) => {
    expect(commandFor(key, cell, extent)).toEqual(command)
  })

  test('Tab goes on to the next line and leaves the grid at its ends', () => {
    expect(commandFor(press('Tab'), { row: 10, column: 4 }, extent)).toEqual(to({ row: 11, column: 0 }))
    expect(commandFor(press('Tab'), { row: 99, column: 4 }, extent)).toBeUndefined()
    expect(commandFor(press('Tab', { shift: true }), { row: 0, column: 0 }, extent)).toBeUndefined()
  })
})

describe('keys on the row itself', () => {
  test.each([
    [press('j'), to({ row: 11, column: -1 })],
    [press('k'), to({ row: 9, column: -1 })],
    [press('ArrowRight'), to({ row: 10, column: 0 })],
    [press('x'), { do: 'toggle-row' }],
    [press('Enter'), { do: 'open' }],
    [press('c'), undefined],
    [press('/'), undefined],
    [press('Tab'), undefined],
  ])('%o', (key, command) => {
    expect(commandFor(key, row, extent)).toEqual(command)
  })
})
