// Errors of the database as problems that a client can act on.
import type { ErrorCode } from '#contract/errors.ts'
import { Problem } from '#server/platform/problem.ts'
import { violation } from './constraints.ts'

/** SQLSTATEs and error codes of the connection that mean something to a client; all others are our fault. */
const known: Readonly<Record<string, ErrorCode>> = {
  '57014': 'too-slow', // statement_timeout
  '55P03': 'unavailable', // lock_timeout
  '53100': 'disk-full',
  '53200': 'unavailable',
  '53300': 'unavailable',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  '25006': 'unavailable',
  '08000': 'unavailable',
  '08003': 'unavailable',
  '08006': 'unavailable',
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  ENOENT: 'unavailable',
  EPIPE: 'unavailable',
}

export function databaseProblem(error: unknown): Problem | undefined {
  const code = known[violation(error) ?? ''] ?? (isLostConnection(error) ? 'unavailable' : undefined)
  if (!code) return undefined
  return new Problem(code, code === 'unavailable' ? { retryAfter: 2 } : {})
}

function isLostConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    )
  )
}
