import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hideToast, pauseToasts, resumeToasts, showToast, showUndo, toastStore } from './toast-store.ts'

const texts = () => toastStore.get().map((toast) => toast.text)

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  for (const toast of toastStore.get()) hideToast(toast.id)
  vi.useRealTimers()
})

test('Undo is offered for eight seconds, a plain message stays four', () => {
  showUndo('Moved', () => undefined)
  showToast({ text: 'Copied' })
  vi.advanceTimersByTime(4100)
  expect(texts()).toEqual(['Moved'])
  vi.advanceTimersByTime(3800)
  expect(texts()).toEqual(['Moved'])
  vi.advanceTimersByTime(200)
  expect(texts()).toEqual([])
})

test('nothing goes away under the pointer, and at least a second remains after', () => {
  showUndo('Moved', () => undefined)
  vi.advanceTimersByTime(7900)
  pauseToasts()
  vi.advanceTimersByTime(60_000)
  expect(texts()).toEqual(['Moved'])
  resumeToasts()
  vi.advanceTimersByTime(900)
  expect(texts()).toEqual(['Moved'])
  vi.advanceTimersByTime(200)
  expect(texts()).toEqual([])
})

test('the fourth message takes the place of the first', () => {
  for (const text of ['a', 'b', 'c', 'd']) showToast({ text })
  expect(texts()).toEqual(['b', 'c', 'd'])
})
