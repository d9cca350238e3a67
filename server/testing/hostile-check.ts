// Whether an answer is one that the document describes, and tells nothing of the inside.
import type { ApiDocument, DocumentedResponse } from './api-document.ts'
import type { HostileRequest } from './hostile-shape.ts'
import { misfit } from './json-schema.ts'

export interface HostileAnswer {
  readonly status: number
  readonly type: string | undefined
  readonly body: Buffer
}

/** What is wrong with it, as a sentence; undefined where nothing is. */
export function wrongWith(
  document: ApiDocument,
  request: HostileRequest,
  answer: HostileAnswer,
): string | undefined {
  if (answer.status >= 500) return `status ${answer.status}`
  const text = answer.body.toString('utf8')
  return insideWord(request, text) ?? undescribed(document, request, answer, text)
}

/** Words that only the inside uses: of the database, of programs, of files. */
const inside =
  /\bSELECT\b|\bINSERT INTO\b|\bUPDATE \w+ SET\b|syntax error|invalid input|violates|constraint|relation "|column "|kysely|postgres|\bpg_|SQLSTATE|node_modules|\/server\/|\.[tj]s:\d|\n\s+at |FST_|ERR_|ECONN|ENOENT|ZodError|TypeError|RangeError|SyntaxError|search_(word|key|term)|rollup|name_key|workspace_id|owner_id|api_key|sign_in_attempt|_base\b|moved_to|token_hash|password_hash|\bundefined\b|\[object/i

function insideWord({ url, body, headers, raw }: HostileRequest, text: string): string | undefined {
  const found = inside.exec(text)?.[0]
  if (found === undefined) return undefined
  const said = `${safeDecode(url)} ${body?.toString('latin1') ?? ''} ${JSON.stringify(headers)} ${raw ?? ''}`
  return said.toLowerCase().includes(found.toLowerCase()) ? undefined : `tells "${found.trim()}"`
}

function safeDecode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

function undescribed(
  document: ApiDocument,
  request: HostileRequest,
  answer: HostileAnswer,
  text: string,
): string | undefined {
  const described = responseFor(document, request, answer)
  if (!described) return `status ${answer.status} is not described`
  if (request.method === 'HEAD') return undefined
  const content = described.content ?? {}
  const type = answer.type?.split(';', 1)[0]
  if (Object.keys(content).length === 0) return text === '' ? undefined : `a body where none is described`
  const media = type === undefined ? undefined : content[type]
  if (!media) return `content type ${type ?? 'missing'} is not described`
  return misfit(media.schema, jsonOf(text), (reference) => document.resolve(reference))
}

function responseFor(
  document: ApiDocument,
  request: HostileRequest,
  { status }: HostileAnswer,
): DocumentedResponse | undefined {
  const general = Object.values(document.general).find((each) => each.description.startsWith(`${status} `))
  if (request.raw !== undefined) return general ?? responseToRaw(document, request.raw, status)
  const operation = document.find(request.method, request.url)
  if (operation === 'no such address') return status === 404 || status === 400 ? general : undefined
  if (operation === 'no such method')
    return status === 405 || status === 404 || status === 400 ? general : undefined
  return operation.responses[String(status)]
}

/** Some that no client would send are requests all the same. */
function responseToRaw(document: ApiDocument, raw: string, status: number): DocumentedResponse | undefined {
  const [, method = '', url = ''] = /^([A-Z]+) (\S+) HTTP/.exec(raw) ?? []
  const operation = document.find(method, url.replace(/^http:\/\/[^/]+/, ''))
  return typeof operation === 'string' ? undefined : operation.responses[String(status)]
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
