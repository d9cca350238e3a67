// The real HTTP application for tests, on the deps they give it: requests are put into it without a network.
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { createApp } from '#server/http/app.ts'
import type { Deps } from '#server/http/call.ts'

export interface TestRequest {
  readonly method: string
  /** With its query; below the root, such as `/api/v1/contacts`. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON, unless it is text already. */
  readonly body?: unknown
}
export interface TestAnswer {
  readonly status: number
  readonly headers: LightMyRequestResponse['headers']
  readonly text: string
  /** The body read as JSON; undefined where it is none. */
  readonly json: unknown
}
export interface TestApp {
  readonly app: FastifyInstance
  readonly deps: Deps
  send(request: TestRequest): Promise<TestAnswer>
  close(): Promise<void>
}

/** Without a bound on requests, and without the chores that run beside a serving process. */
export async function startTestApp(given: Deps): Promise<TestApp> {
  const deps: Deps = { ...given, env: { ...given.env, requestsPerMinute: 0 } }
  const app = await createApp(deps, '0.0.0-test')
  return {
    app,
    deps,
    send: async (request) => answerOf(await app.inject(injected(request))),
    close: () => app.close(),
  }
}

function injected({ method, url, headers = {}, body }: TestRequest) {
  // The type names the usual methods; the application must answer others too.
  const base = { method: method as 'GET', url, headers }
  if (body === undefined) return base
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  return { ...base, headers: { 'content-type': 'application/json', ...headers }, payload }
}

function answerOf(response: LightMyRequestResponse): TestAnswer {
  const { statusCode: status, headers, body: text } = response
  return { status, headers, text, json: jsonOf(text) }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
