// A test database with the fixture in it.
import { type Fixture, makeFixture } from '#server/domains/fixture/make-fixture.ts'
import { createTestGround, type TestGround } from './ground.ts'

export interface FixtureGround extends TestGround {
  readonly fixture: Fixture
}

/** Close its `database` in `afterAll`. */
export async function createFixtureGround(): Promise<FixtureGround> {
  const ground = await createTestGround()
  return { ...ground, fixture: await makeFixture(ground) }
}
