// Requests that change something with a cookie must come from our own pages (cross-site request forgery).
import { Problem } from '#server/platform/problem.ts'
import type { FastifyRequest } from 'fastify'
import type { Call, Deps } from './call.ts'

/** Throws for requests that a browser says came from elsewhere. Clients that are no browsers send neither header. */
export function needSameOrigin(deps: Deps, request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Problem('wrong-origin')
  const { origin } = request.headers
  if (origin === undefined) return
  const own = [new URL(deps.env.baseUrl).host, request.host]
  if (!own.includes(hostOf(origin))) throw new Problem('wrong-origin')
}

/**
 * Set-up without a token trusts that only this machine can ask. A page elsewhere whose name was made to point here
 * (DNS rebinding) would ask under its own name, so the name must be that of the loopback address or of BASE_URL.
 */
export function needKnownHost(call: Call): void {
  if (call.deps.setupToken !== undefined) return
  const host = call.headers['host'] ?? ''
  const name = hostOf(`http://${host}`).replace(/:\d+$/, '')
  const loopback = name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)
  if (!loopback && host !== new URL(call.deps.env.baseUrl).host) throw new Problem('wrong-origin')
}

function hostOf(origin: string): string {
  try {
    return new URL(origin).host
  } catch {
    return ''
  }
}
