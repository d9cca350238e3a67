// One request as handlers see it, and the shape of a handler. Fastify stays out of the rest of the server.
import type { Via } from '#contract/changes.ts'
import type { Language } from '#contract/language.ts'
import type { Operation } from '#contract/operation.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Env } from '#server/platform/env.ts'
import type { Logger } from '#server/platform/log.ts'
import type { Secrets } from '#server/platform/secrets.ts'
import type { Context } from '#server/records/actor.ts'
import type { RapportDatabase } from '#server/records/tables.ts'
import type { z } from 'zod'

/** What the server is made of; made once in main. */
export interface Deps {
  readonly env: Env
  readonly secrets: Secrets
  readonly database: RapportDatabase
  readonly log: Logger
  readonly clock: Clock
  /** Needed to set up a server that listens beyond the loopback address; undefined where it is not. */
  readonly setupToken: string | undefined
}

/** The person behind a session cookie. */
export interface SignedIn {
  readonly accountId: string
  readonly sessionId: string
  readonly superuser: boolean
}

export interface Call {
  readonly deps: Deps
  readonly language: Language
  readonly via: Via
  /** Address of the client, as far as trusted proxies tell. */
  readonly address: string
  readonly userAgent: string
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Set where a session cookie was valid; API keys have none. */
  readonly signedIn: SignedIn | undefined
  /** Set for every operation in a workspace. */
  readonly context: Context | undefined
  readonly answer: {
    header(name: string, value: string): void
    /** Signs the browser in with a session token, or out with null. */
    setSession(token: string | null): void
    /** Answers with another success status than the operation's own (a replay keeps the original's). */
    status(code: number): void
  }
}

export type Handler<O extends Operation> = (
  call: Call,
  input: { params: z.output<O['params']>; query: z.output<O['query']>; body: z.output<O['body']> },
) => Promise<z.input<O['response']>>

/** The context of an operation in a workspace; the router guarantees it for those. */
export function contextOf(call: Call): Context {
  if (!call.context) throw new Error('this operation is not in a workspace')
  return call.context
}

/** The signed-in person; the router guarantees it for operations with access `signedIn`. */
export function signedInOf(call: Call): SignedIn {
  if (!call.signedIn) throw new Error('this operation needs a session')
  return call.signedIn
}
