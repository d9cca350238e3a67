// Who acts in the tests of rights: the keys and sessions of a fixture, as headers.
import type { Role } from '#contract/access.ts'
import type { Fixture, FixtureWorkspace } from '#server/domains/fixture/make-fixture.ts'
import type { PersonName } from '#server/domains/fixture/fixture-people.ts'
import type { TestAnswer, TestApp } from './app.ts'

export interface TestActor {
  readonly name: string
  readonly role: Role
  readonly headers: Readonly<Record<string, string>>
}

/** Acts by the API key of a person. */
export function keyActor(workspace: FixtureWorkspace, name: string): TestActor {
  const key = workspace.secrets[name]
  if (!key) throw new Error(`the fixture has no key for ${name}`)
  return { name, role: key.role, headers: { authorization: `Bearer ${key.secret}` } }
}

/** Acts by the session of a person, in the workspace. */
export function sessionActor(workspace: FixtureWorkspace, name: PersonName): TestActor {
  const { role, token } = workspace.people[name]
  return {
    name: `${name} in a browser`,
    role,
    headers: { cookie: `rapport_session=${token}`, 'x-workspace': workspace.slug },
  }
}

/** The workspace that tests act in, and the one that they must never reach. */
export function homeAndAbroad({ workspaces }: Fixture): { home: FixtureWorkspace; abroad: FixtureWorkspace } {
  return { home: workspaces[0], abroad: workspaces[1] }
}

/** Sends a request below `/api/v1` as an actor. */
export function ask(
  app: TestApp,
  actor: TestActor | undefined,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<TestAnswer> {
  return app.send({
    method,
    url: `/api/v1${path}`,
    headers: { ...actor?.headers, ...headers },
    ...(body === undefined ? {} : { body }),
  })
}
