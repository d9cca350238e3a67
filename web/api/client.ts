// Calls an operation of the contract: address, body and headers from its declaration, errors as ApiProblem.
import type { z } from 'zod'
import { errors, type FieldError, type Problem } from '#contract/errors.ts'
import type { Operation } from '#contract/operation.ts'
import { workspaceSlug } from './address.ts'
import { reportConnection } from './connection.ts'
import { currentLanguage } from './language.ts'

const API = '/api/v1'

/** An answer that is no success, or none at all (`unavailable`). Its message is a sentence in the reader's language. */
export class ApiProblem extends Error {
  readonly status: number
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ApiProblem'
    this.status = problem.status
    this.problem = problem
  }

  /** What is wrong with the value of this path, such as `person.email`. */
  fieldError(path: string): string | undefined {
    return this.problem.errors?.find((each: FieldError) => each.path === path)?.message
  }
}

export interface CallInput {
  /** Values of the path; an operation's own schemas check them on the server. */
  readonly params?: Readonly<Record<string, string>>
  /** Values of the address; undefined ones are left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
  /** Another workspace than that of the address. */
  readonly workspace?: string
  /** A missing session is an answer here, not a reason to go to sign-in. */
  readonly expectsSignedOut?: boolean
}

/** Runs the operation. Throws ApiProblem; an abandoned call throws the browser's AbortError as it is. */
export async function call<O extends Operation>(
  operation: O,
  input: CallInput = {},
): Promise<z.output<O['response']>> {
  const answer = await send(operation, input)
  if (!answer.ok) throw await toProblem(answer, input)
  reportConnection('fine')
  // The server serialises by the same schema, so an answer has this shape.
  return (operation.status === 204 ? undefined : await answer.json()) as z.output<O['response']>
}

/** Runs when a call finds that nobody is signed in any more. */
let whenSignedOut: () => void = () => {}
export function onSignedOut(handler: () => void): void {
  whenSignedOut = handler
}

async function send(operation: Operation, input: CallInput): Promise<Response> {
  const takesBody = operation.method !== 'GET' && operation.method !== 'DELETE'
  const workspace = operation.inWorkspace ? (input.workspace ?? workspaceSlug()) : undefined
  try {
    return await fetch(addressOf(operation, input), {
      method: operation.method,
      headers: {
        accept: 'application/json',
        'accept-language': currentLanguage(),
        ...(takesBody ? { 'content-type': 'application/json' } : {}),
        ...(workspace === undefined ? {} : { 'x-workspace': workspace }),
        ...input.headers,
      },
      ...(takesBody ? { body: JSON.stringify(input.body ?? {}) } : {}),
      ...(input.signal ? { signal: input.signal } : {}),
    })
  } catch (error) {
    if (input.signal?.aborted) throw error
    reportConnection(navigator.onLine ? 'unavailable' : 'offline')
    throw new ApiProblem(problemOf('unavailable'))
  }
}

/** Path and query below the API, such as `/api/v1/contacts/8?fields=tags`. */
function addressOf(operation: Operation, { params = {}, query = {} }: CallInput): string {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return API + path + (given.length > 0 ? `?${new URLSearchParams(given)}` : '')
}

async function toProblem(answer: Response, input: CallInput): Promise<ApiProblem> {
  const problem = await readProblem(answer)
  reportConnection(problem.code === 'unavailable' ? 'unavailable' : 'fine')
  if (problem.code === 'not-signed-in' && !input.expectsSignedOut) whenSignedOut()
  return new ApiProblem(problem)
}

/** A proxy that stands before a server that is away answers in its own words. */
async function readProblem(answer: Response): Promise<Problem> {
  const isOurs = answer.headers.get('content-type')?.includes('json') ?? false
  const body: unknown = isOurs ? await answer.json().catch(() => undefined) : undefined
  if (typeof body === 'object' && body !== null && 'code' in body && 'title' in body) return body as Problem
  return problemOf(answer.status >= 502 && answer.status <= 504 ? 'unavailable' : 'internal')
}

function problemOf(code: 'unavailable' | 'internal'): Problem {
  const { status, text } = errors[code]
  return { type: `https://rapport.dev/problems/${code}`, title: text[currentLanguage()], status, code }
}
