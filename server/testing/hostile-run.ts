// Sends many hostile requests to a listening server, and says what was wrong with the answers.
import * as fc from 'fast-check'
import http from 'node:http'
import net from 'node:net'
import { entityList } from '#contract/entities/list.ts'
import type { Fixture } from '#server/domains/fixture/make-fixture.ts'
import type { Deps } from '#server/http/call.ts'
import { createLog } from '#server/platform/log.ts'
import { findOrphans } from '#server/records/find-orphans.ts'
import { checkDerived } from '#server/records/rebuild-derived.ts'
import { wrongFigures } from '#server/records/verify-figures.ts'
import { type ApiDocument, readDocument } from './api-document.ts'
import { startTestApp } from './app.ts'
import { type HostileAnswer, wrongWith } from './hostile-check.ts'
import { hostileRequest } from './hostile-requests.ts'
import { worldOf } from './hostile-world.ts'
import type { HostileRequest, HostileWorld } from './hostile-shape.ts'

export interface HostileResult {
  readonly seed: number
  readonly asked: number
  readonly seconds: number
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>
  /** What was wrong, each kind once, with a request that shows it. */
  readonly findings: readonly string[]
}
interface HostileOptions {
  readonly requests: number
  readonly seed: number
  readonly progress?: (asked: number) => void
}

const batch = 500
const atOnce = 8

/** The same seed gives the same requests. */
export async function runHostile(
  given: Deps,
  fixture: Fixture,
  options: HostileOptions,
): Promise<HostileResult> {
  const recorded: string[] = []
  const deps: Deps = { ...given, log: createLog('error', { write: (line) => void recorded.push(line) }) }
  const app = await startTestApp(deps)
  await app.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.app.server.address() as net.AddressInfo
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce })
  try {
    const document = readDocument((await app.send({ method: 'GET', url: '/api/openapi.json' })).json)
    const world = worldOf(document, fixture)
    const result = await sendAll({ port, agent, recorded }, world, options)
    return { ...result, findings: [...result.findings, ...(await damageIn(deps))] }
  } finally {
    agent.destroy()
    await app.close()
  }
}

/** What the requests left behind must be as right as what anyone leaves behind. */
async function damageIn({ database }: Deps): Promise<string[]> {
  const figures = await wrongFigures(database.db)
  const orphans = await findOrphans(database.db)
  const derived = await Promise.all(
    entityList.map(async (entity) => {
      const { columns, search } = await checkDerived(database.db, entity, { repair: false })
      return columns + search > 0 ? [`${columns + search} ${entity.plural} are kept wrongly`] : []
    }),
  )
  return [
    ...(figures > 0 ? [`${figures} sums differ from the records`] : []),
    ...orphans.map(({ count, what }) => `${count} ${what}`),
    ...derived.flat(),
  ]
}

async function sendAll(
  target: Target,
  world: HostileWorld,
  { requests, seed, progress }: HostileOptions,
): Promise<HostileResult> {
  const started = performance.now()
  const statuses: Record<string, number> = {}
  const findings = new Map<string, string>()
  const arbitrary = hostileRequest(world)
  let asked = 0
  while (asked < requests) {
    const waiting = fc.sample(arbitrary, { numRuns: Math.min(batch, requests - asked), seed: seed + asked })
    asked += waiting.length
    const worker = async () => {
      for (let request = waiting.pop(); request; request = waiting.pop()) {
        const { status, problem } = await judge(target, world.document, request)
        statuses[status] = (statuses[status] ?? 0) + 1
        if (problem !== undefined)
          findings.set(kindOf(world.document, request, problem), `${problem}: ${printed(request)}`)
      }
    }
    await Promise.all(Array.from({ length: atOnce }, worker))
    progress?.(asked)
  }
  return {
    seed,
    asked,
    seconds: (performance.now() - started) / 1000,
    statuses,
    findings: [...findings.values()],
  }
}

interface Target {
  readonly port: number
  readonly agent: http.Agent
  /** Errors that the server has recorded. */
  readonly recorded: string[]
}

async function judge(
  target: Target,
  document: ApiDocument,
  request: HostileRequest,
): Promise<{ status: string; problem?: string }> {
  try {
    const answer =
      request.raw === undefined ? await send(target, request) : await sendRaw(target, request.raw)
    // A socket may be closed on what is no request at all.
    if (answer === undefined) return { status: 'closed' }
    const problem =
      wrongWith(document, request, answer) ?? (target.recorded.length > 0 ? 'an error in the log' : undefined)
    if (problem !== undefined && target.recorded.length > 0)
      return {
        status: String(answer.status),
        problem: `${problem} (${target.recorded.splice(0).join(' ').slice(0, 900)})`,
      }
    return { status: String(answer.status), ...(problem === undefined ? {} : { problem }) }
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    // The server stops listening to a body that is too large, and the client may be writing still.
    const wasRefused =
      (code === 'EPIPE' || code === 'ECONNRESET') && (request.body?.length ?? 0) > 1024 * 1024
    return wasRefused
      ? { status: 'refused while sending' }
      : { status: 'failed', problem: `no answer (${code} ${message})` }
  }
}

/** One finding of a kind is enough to read. */
function kindOf(document: ApiDocument, request: HostileRequest, problem: string): string {
  const operation = request.raw === undefined ? document.find(request.method, request.url) : 'raw'
  return `${typeof operation === 'string' ? operation : operation.id} ${problem.slice(0, 20)}`
}

function printed({ method, url, headers, body, raw }: HostileRequest): string {
  if (raw !== undefined) return JSON.stringify(raw.slice(0, 300))
  const shown = Object.entries(headers).filter(([name]) => name !== 'authorization' && name !== 'cookie')
  return `${method} ${url.slice(0, 600)} ${JSON.stringify(Object.fromEntries(shown))} ${JSON.stringify(body?.toString('utf8').slice(0, 600) ?? '')}`
}

function send(
  { port, agent }: Target,
  { method, url, headers, body }: HostileRequest,
): Promise<HostileAnswer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(body.length) }
    const request = http.request({
      port,
      agent,
      method,
      path: url,
      headers: { ...headers, ...length },
      timeout: 20_000,
    })
    request.once('response', (response) => {
      collect(response).then(
        (bytes) =>
          resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'], body: bytes }),
        reject,
      )
    })
    request.once('timeout', () => request.destroy(new Error('no answer within 20 seconds')))
    request.once('error', reject)
    request.end(body)
  })
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Undefined where the socket was closed without a word. */
async function sendRaw({ port }: Target, raw: string): Promise<HostileAnswer | undefined> {
  const socket = net.connect({ port, host: '127.0.0.1' })
  socket.setTimeout(10_000, () => socket.destroy(new Error('no answer within 10 seconds')))
  socket.write(Buffer.from(raw, 'latin1'))
  // Half closed at once: what was sent is all there is.
  setTimeout(() => socket.end(), 200)
  const bytes = await collect(socket)
  if (bytes.length === 0) return undefined
  const end = bytes.indexOf('\r\n\r\n')
  const head = bytes.subarray(0, end).toString('latin1')
  return {
    status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0),
    type: /^content-type: *([^\r\n]*)/im.exec(head)?.[1],
    body: bytes.subarray(end + 4),
  }
}
