// Problems with the address, the account or the version of a database, in one sentence each.
import type pg from 'pg'
import { errorCode, errorText, ExpectedProblem } from './expected-problem.ts'

/** The oldest PostgreSQL whose SQL we use. */
const oldestVersion = 15

/** Turns an error met while connecting into a sentence that says what to do; other errors stay as they are. */
export function explainConnection(error: unknown): unknown {
  const sentence = sentences[errorCode(error)]
  if (sentence) return new ExpectedProblem(sentence)
  if (/certificate|SSL|TLS/i.test(errorText(error))) {
    return new ExpectedProblem(
      `The encrypted connection to the database of DATABASE_URL failed (${errorText(error)}); correct its sslmode or its certificate.`,
    )
  }
  return error
}

/** Whether `explainConnection` has a sentence for this error. */
export function isExplained(error: unknown): boolean {
  return errorCode(error) in sentences
}

/**
 * Whether it will do to try again: the server starts or stops. Without a listener at all only the embedded one
 * comes back by itself; of an external one (`isExternal`) that is told at once.
 */
export function isPassing(error: unknown, isExternal: boolean): boolean {
  const code = errorCode(error)
  if (code === '57P03' || code === '57P01') return true
  const isAway = ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'].includes(code)
  return !isExternal && (isAway || /Connection terminated/.test(errorText(error)))
}

/** Refuses a server older than we support. */
export async function requireVersion(client: pg.Client): Promise<void> {
  const result = await client.query<{ version: number; text: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as text`,
  )
  const row = result.rows[0]
  if (!row || row.version >= oldestVersion * 10_000) return
  throw new ExpectedProblem(
    `The database of DATABASE_URL is PostgreSQL ${row.text}, but Rapport needs version ${oldestVersion} or newer; upgrade it or leave DATABASE_URL empty.`,
  )
}

const sentences: Record<string, string> = {
  ECONNREFUSED:
    'No PostgreSQL answers at the address of DATABASE_URL; start it, or correct the host and the port.',
  ENOENT: 'No PostgreSQL answers at the socket of DATABASE_URL; start it, or correct the path.',
  ENOTFOUND: 'The host of DATABASE_URL is not known; correct its name.',
  EAI_AGAIN: 'The host of DATABASE_URL could not be looked up; check the name and the network.',
  ETIMEDOUT: 'The database of DATABASE_URL does not answer; check the address and the firewall.',
  EHOSTUNREACH: 'The database of DATABASE_URL cannot be reached; check the address and the network.',
  ENETUNREACH: 'The database of DATABASE_URL cannot be reached; check the address and the network.',
  '28P01': 'The database refused the password of DATABASE_URL; correct the user name or the password.',
  '28000':
    'The database refused the account of DATABASE_URL; correct the user name, or allow it in pg_hba.conf.',
  '3D000': 'The database named in DATABASE_URL does not exist; create it, or correct its name.',
  '53300':
    'The database of DATABASE_URL has no free connection; raise its max_connections or lower DATABASE_CONNECTIONS.',
  '53100': 'The disk of the database is full; make room there and start again.',
  '42501': 'The account of DATABASE_URL may not create tables; make it the owner of the database.',
}
