// The log of the process: one JSON object a line, on stderr, with secrets removed.
import { pino, type Logger as PinoLogger } from 'pino'
import { errorCode } from './expected-problem.ts'

export type Logger = PinoLogger

const secretKeys = [
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'secret',
  'key',
  'cookie',
  'authorization',
  '["set-cookie"]',
  '["x-api-key"]',
  'connectionString',
]

const redacted = ['', '*', '*.*', '*.*.*'].flatMap((depth) =>
  secretKeys.map((key) => (depth === '' || key.startsWith('[') ? depth + key : `${depth}.${key}`)),
)

/** Makes the log of a process. `destination` is for tests; by default it is stderr, so stdout stays the result. */
export function createLog(
  level: string,
  destination: { write(line: string): void } = pino.destination(2),
): Logger {
  const redact = { paths: redacted, censor: '[hidden]' }
  return pino({ level, base: null, redact, serializers: { err: describeError } }, destination)
}

/** Only what helps: errors of the database carry their whole connection, values of rows among it. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { name, message, stack, cause } = error
  const inner = cause === undefined ? {} : { cause: describeError(cause) }
  return { type: name, message, code: errorCode(error), stack, ...inner }
}
