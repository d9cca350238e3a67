import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFixtureGround, type FixtureGround } from '#server/testing/fixture.ts'
import { runHostile } from '#server/testing/hostile-run.ts'

let ground: FixtureGround
beforeAll(async () => {
  ground = await createFixtureGround()
})
afterAll(() => ground.database.close())

const seed = Number(process.env['HOSTILE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

test(`2,000 hostile requests: no 5xx, nothing undescribed, no word of the inside (HOSTILE_SEED=${seed})`, async () => {
  const { findings, asked, statuses } = await runHostile(ground, ground.fixture, { requests: 2000, seed })
  expect(findings).toEqual([])
  expect(asked).toBe(2000)
  // Enough of them get through to say something about what lies behind the checks.
  expect(statuses['200']).toBeGreaterThan(100)
}, 180_000)
