// Every operation of the contract as a route: who asks, may they, is it well formed, then its handler.
import { allOperations, mayCall } from '#contract/operations.ts'
import { languages, type Language } from '#contract/language.ts'
import type { Operation } from '#contract/operation.ts'
import { problemSchema } from '#contract/errors.ts'
import { Problem } from '#server/platform/problem.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Authenticated, authenticate, sessionCookie, sessionCookieOptions } from './authenticate.ts'
import type { Call, Deps } from './call.ts'
import { needSameOrigin } from './origin.ts'

export const API = '/api/v1'
/** A handler whose types the lists of handlers have checked; here all are treated alike. */
export type AnyHandler = (call: Call, input: { params: never; query: never; body: never }) => Promise<unknown>
export type Handlers = Readonly<Record<string, AnyHandler>>

declare module 'fastify' {
  interface FastifyRequest {
    authenticated?: Authenticated
  }
}

/** Registers every operation. Throws where one has no handler or a handler no operation: such a server must not start. */
export function registerOperations(app: FastifyInstance, deps: Deps, handlers: Handlers): void {
  const missing = allOperations
    .filter((operation) => !handlers[operation.id])
    .map((operation) => operation.id)
  const unknown = Object.keys(handlers).filter(
    (id) => !allOperations.some((operation) => operation.id === id),
  )
  if (missing.length + unknown.length > 0)
    throw new Error(
      `operations without handler: ${missing.join(', ')}; handlers without operation: ${unknown.join(', ')}`,
    )
  for (const operation of allOperations) registerOperation(app, deps, operation, handlers[operation.id])
}

function registerOperation(
  app: FastifyInstance,
  deps: Deps,
  operation: Operation,
  handler: AnyHandler | undefined,
): void {
  if (!handler) return
  app.route({
    method: operation.method,
    url: API + operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    schema: {
      params: operation.params,
      querystring: operation.query,
      ...(operation.method === 'GET' || operation.method === 'DELETE' ? {} : { body: operation.body }),
      response: {
        ...(operation.status === 204 || operation.exact ? {} : { '2xx': operation.response }),
        '4xx': problemSchema,
        '5xx': problemSchema,
      },
    },
    // Before the body is read: nobody fills memory without the right to.
    onRequest: async (request) => {
      // `/contacts/` is not the address of a contact without an id.
      if (Object.values(request.params as Record<string, string>).includes('')) throw new Problem('not-found')
      request.authenticated = await admit(deps, operation, request)
    },
    handler: async (request, reply) => {
      const call = callOf(deps, request, reply)
      reply.status(operation.status)
      const result = await handler(call, {
        params: request.params as never,
        query: request.query as never,
        body: (request.body ?? {}) as never,
      })
      return operation.status === 204 ? reply.send() : result
    },
  })
}

/** Finds out who asks and whether their role may call this at all; rows and fields are the records' business. */
async function admit(deps: Deps, operation: Operation, request: FastifyRequest): Promise<Authenticated> {
  const { authorization, cookie } = request.headers
  if (
    operation.method !== 'GET' &&
    (cookie !== undefined || operation.access === 'public') &&
    authorization === undefined
  )
    needSameOrigin(deps, request)
  const authenticated = await authenticate(deps, operation, {
    session: request.cookies[sessionCookie],
    authorization,
    workspace: header(request, 'x-workspace') ?? workspaceOfAddress(request),
    language: acceptedLanguage(request),
  })
  const role = authenticated.context?.actor.role
  if (role !== undefined && !mayCall(role, operation)) throw new Problem('not-allowed')
  if (operation.access === 'superuser' && authenticated.signedIn?.superuser !== true)
    throw new Problem('not-allowed')
  return authenticated
}

function callOf(deps: Deps, request: FastifyRequest, reply: FastifyReply): Call {
  const { signedIn, context, language } = request.authenticated ?? {}
  return {
    deps,
    language: language ?? acceptedLanguage(request) ?? 'en',
    via: context?.via ?? 'web',
    address: request.ip,
    userAgent: (header(request, 'user-agent') ?? '').slice(0, 300),
    headers: Object.fromEntries(Object.keys(request.headers).map((name) => [name, header(request, name)])),
    signedIn,
    context,
    answer: {
      header: (name, value) => void reply.header(name, value),
      status: (code) => void reply.status(code),
      setSession: (token) => {
        if (token === null) reply.clearCookie(sessionCookie, { ...sessionCookieOptions(deps) })
        else reply.setCookie(sessionCookie, token, { ...sessionCookieOptions(deps) })
      },
    },
  }
}

/** Language of the error texts and of people who chose none: the first of ours that the client accepts. */
export function acceptedLanguage(request: FastifyRequest): Language | undefined {
  const accepted = header(request, 'accept-language')?.slice(0, 200).split(',') ?? []
  for (const each of accepted) {
    const found = languages.find((language) => each.trim().toLowerCase().startsWith(language))
    if (found) return found
  }
  return undefined
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

const addressQuery = z.object({ workspace: z.string() })
/** Where a browser can send no header: event streams and downloads. */
function workspaceOfAddress(request: FastifyRequest): string | undefined {
  const read = addressQuery.safeParse(request.query)
  return read.success ? read.data.workspace : undefined
}
