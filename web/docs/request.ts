// A request to be tried: put together from what was filled in, sent, and written as a command for a terminal.
import type { ApiOperation } from './api-document.ts'

export interface Credentials {
  /** Ask as the person who is signed in here, or with an API key. */
  readonly by: 'session' | 'key'
  readonly key: string
  /** Slug of the workspace; a key implies its own. */
  readonly workspace: string
}

export interface TriedRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  /** The cookie goes along only where the session asks. */
  readonly withCookie: boolean
}

export interface TriedResponse {
  readonly status: number
  readonly statusText: string
  readonly milliseconds: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

/** Values by parameter name; empty ones are left out. */
export function buildRequest(
  operation: ApiOperation,
  values: Readonly<Record<string, string>>,
  body: string,
  credentials: Credentials,
  origin: string,
): TriedRequest {
  const filled = (place: string) =>
    operation.parameters
      .filter((each) => each.in === place)
      .map((each): [string, string] => [each.name, values[each.name]?.trim() ?? ''])
      .filter(([, value]) => value !== '')
  const path = operation.path.replaceAll(
    /\{(\w+)\}/g,
    (whole, name: string) => encodeURIComponent(values[name]?.trim() ?? '') || whole,
  )
  const query = new URLSearchParams(filled('query')).toString()
  return {
    method: operation.method,
    url: origin + path + (query === '' ? '' : `?${query}`),
    headers: {
      ...credentialHeaders(operation, credentials),
      ...Object.fromEntries(filled('header').filter(([name]) => name !== 'X-Workspace')),
      ...(operation.body ? { 'Content-Type': 'application/json' } : {}),
    },
    body: operation.body ? body : undefined,
    withCookie: credentials.by === 'session',
  }
}

function credentialHeaders(operation: ApiOperation, credentials: Credentials): Record<string, string> {
  if (credentials.by === 'key') return { Authorization: `Bearer ${credentials.key.trim()}` }
  const takesWorkspace = operation.parameters.some((each) => each.name === 'X-Workspace')
  return takesWorkspace && credentials.workspace !== '' ? { 'X-Workspace': credentials.workspace } : {}
}

/** The same request for a terminal. The cookie of a session cannot be read by a page, so its place is named. */
export function curlOf({ method, url, headers, body, withCookie }: TriedRequest): string {
  const lines = [
    `curl -X ${method} ${quoted(url)}`,
    ...(withCookie ? [`-b ${quoted('rapport_session=…')}`] : []),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoted(compact(body))}`]),
  ]
  return lines.join(' \\\n  ')
}

/** Sends it; a server that cannot be reached is an exception of fetch. */
export async function sendRequest(request: TriedRequest): Promise<TriedResponse> {
  const started = performance.now()
  const answer = await fetch(request.url, {
    method: request.method,
    headers: request.headers,
    credentials: request.withCookie ? 'same-origin' : 'omit',
    ...(request.body === undefined ? {} : { body: request.body }),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    statusText: answer.statusText,
    milliseconds: Math.round(performance.now() - started),
    headers: [...answer.headers].filter(([name]) => shownHeaders.test(name)),
    body: pretty(text),
  }
}

/** Headers that say something about the API; the others are about security and transport. */
const shownHeaders = /^(content-type|etag|retry-after|x-ratelimit|ratelimit|idempotency|location)/

/** JSON set out over lines; any other text as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

function compact(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}

/** For a POSIX shell: nothing inside single quotes means anything but itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
