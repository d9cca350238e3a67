import { expect, test } from 'vitest'
import type { Job } from '#contract/actions/jobs.ts'
import { createPollPause } from './poll-pause.ts'

const job = (done: number, finishedAt: string | null = null): Job => ({
  id: '1',
  kind: 'handOver',
  state: finishedAt === null ? 'running' : 'done',
  actor: { kind: 'member', id: 'm', name: 'Ann' },
  via: 'web',
  createdAt: '2026-03-02T09:00:00.000Z',
  startedAt: null,
  finishedAt,
  done,
  refused: 0,
  total: 10,
  input: {},
  result: null,
  error: null,
  retryAt: null,
  cancel: null,
  canCancel: true,
})

test('nothing open is not asked for', () => {
  const pause = createPollPause()
  expect(pause([], 1000)).toBe(false)
  expect(pause([job(3, '2026-03-02T09:00:01.000Z')], 2000)).toBe(false)
})

test('what moves is asked for every second, what stands still ever more seldom, up to ten seconds', () => {
  const pause = createPollPause()
  expect([1000, 2000, 3000].map((at) => pause([job(at)], at))).toEqual([1000, 1000, 1000])
  expect([4000, 7000, 13_000, 60_000].map((at) => pause([job(3000)], at))).toEqual([1000, 2000, 5000, 10_000])
  expect(pause([job(3001)], 70_000)).toBe(1000)
})

test('the same answer looked at twice changes nothing', () => {
  const pause = createPollPause()
  pause([job(1)], 1000)
  expect([pause([job(1)], 5000), pause([job(1)], 5000)]).toEqual([2000, 2000])
})
