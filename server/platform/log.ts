// The log of the process: one JSON object a line, on stderr, with secrets removed.
import { pino, type Logger as PinoLogger } from 'pino'

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
  return pino({ level, base: null, redact: { paths: redacted, censor: '[hidden]' } }, destination)
}
