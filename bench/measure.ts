// Times requests over one kept connection, and counts what eight of them get through in a while.
import http from 'node:http'
import autocannon from 'autocannon'
import type { Request } from './scenarios.ts'

export interface Timing {
  readonly p50: number
  readonly p95: number
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })

/** Sends requests one after the other and answers percentiles in ms. Throws for an answer that is no success. */
export async function time(
  origin: string,
  headers: Readonly<Record<string, string>>,
  request: (turn: number) => Request,
  first: number,
  runs: number,
): Promise<Timing> {
  const times: number[] = []
  // Long enough for the code to be compiled and plans to be kept, as in a server that has been up for a minute.
  const warmUp = Math.min(100, runs)
  for (let turn = 0; turn < runs + warmUp; turn++) {
    const start = performance.now()
    await send(origin, headers, request(first + turn))
    if (turn >= warmUp) times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}

/** One request; answers its body. */
export function send(
  origin: string,
  headers: Readonly<Record<string, string>>,
  { method, path, body }: Request,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const content = body === undefined ? undefined : JSON.stringify(body)
    const type =
      content === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }
    const request = http.request(
      origin + path,
      { method, agent, headers: { ...headers, ...type } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          if ((response.statusCode ?? 500) < 400) resolve(text)
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${text.slice(0, 500)}`))
        })
      },
    )
    request.on('error', reject)
    request.end(content)
  })
}

/** Requests per second over eight connections. */
export async function throughput(
  origin: string,
  headers: Readonly<Record<string, string>>,
  request: (turn: number) => Request,
  first: number,
  seconds: number,
): Promise<number> {
  const requests = Array.from({ length: 200 }, (_, turn) => {
    const { method, path, body } = request(first + turn)
    const content = body === undefined ? {} : { body: JSON.stringify(body) }
    return {
      method,
      path: new URL(origin).pathname.replace(/\/$/, '') + path,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...content,
    }
  })
  const result = await autocannon({
    url: new URL(origin).origin,
    connections: 8,
    duration: seconds,
    requests,
  })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were no success, ${result.errors} failed`)
  return result.requests.average
}
