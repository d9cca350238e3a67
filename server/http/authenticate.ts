// Who a request comes from, from its cookie or API key, and in which workspace it acts.
import type { Language } from '#contract/language.ts'
import type { Operation } from '#contract/operation.ts'
import { isToken, tokenHash } from '#server/domains/sessions/tokens.ts'
import { touchKey, touchSession } from '#server/domains/sessions/touch.ts'
import { longestDays } from '#server/domains/sessions/lifetime.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Context } from '#server/records/actor.ts'
import { actorIn, loadKey, loadSession, type Place } from '#server/records/load-actor.ts'
import { customFieldsOf } from '#server/records/load-custom-fields.ts'
import type { Deps, SignedIn } from './call.ts'

/** What a request says about itself; each as it came. */
export interface Credentials {
  /** Value of the session cookie. */
  readonly session: string | undefined
  /** The header Authorization; where it is there, the cookie counts for nothing. */
  readonly authorization: string | undefined
  /** Id or slug, from the header X-Workspace or, where no header is possible, from the address. */
  readonly workspace: string | undefined
  /** From Accept-Language, for people who chose none. */
  readonly language: Language | undefined
}

export interface Authenticated {
  readonly signedIn: SignedIn | undefined
  readonly context: Context | undefined
  readonly language: Language | undefined
}

export const sessionCookie = 'rapport_session'

/** Attributes of the session cookie. The server decides when a session ends; the browser keeps it for the longest. */
export function sessionCookieOptions(deps: Deps) {
  return {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: deps.env.baseUrl.startsWith('https:'),
    maxAge: longestDays * 24 * 60 * 60,
  } as const
}

/**
 * Finds out who calls an operation, in one statement and without remembering anything, so that a withdrawal acts at
 * once. Throws `not-signed-in` where nobody valid calls, and `not-found` for a workspace that is unknown to the caller,
 * whether it exists or not. Rights are checked after this.
 */
export async function authenticate(
  deps: Deps,
  operation: Operation,
  credentials: Credentials,
): Promise<Authenticated> {
  if (operation.access === 'public') {
    return { signedIn: undefined, context: undefined, language: credentials.language }
  }
  return credentials.authorization === undefined
    ? withSession(deps, operation, credentials)
    : withKey(deps, operation, credentials, credentials.authorization)
}

async function withSession(deps: Deps, operation: Operation, asked: Credentials): Promise<Authenticated> {
  if (asked.session === undefined || !isToken('session', asked.session)) throw new Problem('not-signed-in')
  const workspace = operation.inWorkspace ? workspaceName(asked.workspace) : undefined
  const hash = tokenHash(deps.secrets, 'session', asked.session)
  const session = await loadSession(deps.database.keptDb, hash, deps.clock().toISOString(), workspace)
  if (!session) throw new Problem('not-signed-in')
  touchSession(deps, session)
  const { sessionId, accountId, superuser, place } = session
  const signedIn = { sessionId, accountId, superuser }
  const language = session.language ?? asked.language ?? place?.workspace.language
  if (!operation.inWorkspace) return { signedIn, language, context: undefined }
  if (asked.workspace === undefined) throw workspaceMissing()
  if (!place) throw new Problem('not-found')
  return {
    signedIn,
    language,
    context: await contextFor(deps, place, { kind: 'member', id: place.memberId }, language),
  }
}

async function withKey(
  deps: Deps,
  operation: Operation,
  asked: Credentials,
  authorization: string,
): Promise<Authenticated> {
  const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? ''
  if (!isToken('key', secret)) throw new Problem('not-signed-in')
  const hash = tokenHash(deps.secrets, 'key', secret)
  const key = await loadKey(deps.database.keptDb, hash, deps.clock().toISOString())
  if (!key) throw new Problem('not-signed-in')
  touchKey(deps, key)
  // A key is nobody's account: it acts in its workspace and nowhere else.
  if (!operation.inWorkspace) throw new Problem('not-allowed')
  const { workspace } = key.place
  if (asked.workspace !== undefined && !names(asked.workspace, workspace)) throw new Problem('not-found')
  const language = asked.language ?? workspace.language
  const context = await contextFor(deps, key.place, { kind: 'key', id: key.keyId }, language)
  return { signedIn: undefined, language, context }
}

/** A name that could be one, else a name that no workspace has. */
function workspaceName(name: string | undefined): string | undefined {
  return name !== undefined && /^[A-Za-z0-9-]{1,60}$/.test(name) ? name.toLowerCase() : undefined
}

function names(name: string, workspace: { id: string; slug: string }): boolean {
  const asked = workspaceName(name)
  return asked === workspace.id || asked === workspace.slug
}

function workspaceMissing(): Problem {
  return new Problem('bad-request', { fields: [{ path: 'X-Workspace', code: 'required' }] })
}

async function contextFor(
  deps: Deps,
  place: Place,
  who: { kind: 'member' | 'key'; id: string | null },
  language: Language | undefined,
): Promise<Context> {
  const { workspace } = place
  return {
    database: deps.database,
    clock: deps.clock,
    log: deps.log,
    workspace,
    customFields: await customFieldsOf(deps.database, workspace.id, workspace.fieldsVersion),
    actor: actorIn(place, who),
    via: who.kind === 'key' ? 'api' : 'web',
    cursorKey: deps.secrets.cursorKey,
    language: language ?? workspace.language,
  }
}
