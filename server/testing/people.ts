// People and workspaces for tests, made by the verbs that make them in the product.
import type { Role } from '#contract/access.ts'
import type { Operation } from '#contract/operation.ts'
import { actions } from '#contract/operations.ts'
import { authenticate } from '#server/http/authenticate.ts'
import { hashPassword } from '#server/domains/accounts/password-hash.ts'
import { addMember } from '#server/domains/members/add-member.ts'
import { startSession } from '#server/domains/sessions/start-session.ts'
import { openWorkspace } from '#server/domains/workspaces/open-workspace.ts'
import { transaction } from '#server/platform/db.ts'
import { newId } from '#server/platform/ids.ts'
import type { Context } from '#server/records/actor.ts'
import type { TestGround } from './ground.ts'

export const password = 'violet anchor 88 rivers'
export const client = { address: '192.0.2.7', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }
export const settings = {
  name: 'Acme',
  language: 'en',
  currency: 'EUR',
  zone: 'Europe/Madrid',
  weekStart: 1,
  country: 'ES',
} as const

export interface Person {
  readonly accountId: string
  readonly memberId: string
  readonly workspaceId: string
  readonly username: string
  readonly email: string
  /** Token of an open session. */
  readonly token: string
}

/** A workspace with its first admin, who is no superuser. */
export async function makeWorkspace(
  ground: TestGround,
  name = 'Acme',
  username = `admin-${name.toLowerCase()}`,
): Promise<Person> {
  const accountId = await makeAccount(ground, username)
  const workspace = await transaction(ground.database.db, (trx) =>
    openWorkspace(ground, trx, accountId, { ...settings, name }),
  )
  return person(ground, accountId, workspace.id, username)
}

/** A member with an account of its own. */
export async function makeMember(
  ground: TestGround,
  workspaceId: string,
  username: string,
  role: Role,
  teamId: string | null = null,
): Promise<Person> {
  const accountId = await makeAccount(ground, username)
  await transaction(ground.database.db, (trx) =>
    addMember(ground, trx, { workspaceId, accountId, role, teamId }),
  )
  return person(ground, accountId, workspaceId, username)
}

/** An account with the password above, which is hashed once. */
export async function makeAccount(ground: TestGround, username: string): Promise<string> {
  const id = newId(ground.clock().getTime())
  const values = { name: `Name of ${username}`, username, email: `${username}@example.com`, phone: null }
  const rest = { language: null, theme: 'system', zone: null, superuser: false } as const
  hash ??= hashPassword(password)
  await ground.database.db
    .insertInto('account')
    .values({ id, created_at: ground.clock().toISOString(), password_hash: await hash, ...values, ...rest })
    .execute()
  return id
}
let hash: Promise<string> | undefined

/** The context of a person, as a request with their cookie gets it. */
export async function contextOf(ground: TestGround, { token, workspaceId }: Person): Promise<Context> {
  const { context } = await enter(ground, { session: token, workspace: workspaceId })
  if (!context) throw new Error('this person is in no workspace')
  return context
}

/** Authenticates as a request of an operation in a workspace does. */
export function enter(
  ground: TestGround,
  credentials: { session?: string; authorization?: string; workspace?: string },
  operation: Operation = actions.getMeta,
) {
  return authenticate(ground, operation, {
    session: credentials.session,
    authorization: credentials.authorization,
    workspace: credentials.workspace,
    language: undefined,
  })
}

async function person(
  ground: TestGround,
  accountId: string,
  workspaceId: string,
  username: string,
): Promise<Person> {
  const { db } = ground.database
  const token = await startSession(ground, db, accountId, client)
  const { id: memberId } = await db
    .selectFrom('member')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  return { accountId, memberId, workspaceId, username, email: `${username}@example.com`, token }
}
