import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Fixture, makeFixture } from '#server/domains/fixture/make-fixture.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { runHostile } from '#server/testing/hostile-run.ts'

let ground: TestGround
let fixture: Fixture
beforeAll(async () => {
  ground = await createTestGround()
  fixture = await makeFixture(ground)
})
afterAll(() => ground.database.close())

const seed = Number(process.env['HOSTILE_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

test(`2,000 hostile requests: no 5xx, nothing undescribed, no word of the inside (HOSTILE_SEED=${seed})`, async () => {
  const { findings, asked, statuses } = await runHostile(ground, fixture, { requests: 2000, seed })
  expect(findings).toEqual([])
  expect(asked).toBe(2000)
  // Enough of them get through to say something about what lies behind the checks.
  expect(statuses['200']).toBeGreaterThan(100)
}, 180_000)
