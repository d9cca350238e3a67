// Settings from the environment and `.env`, read once. A wrong value names itself and what is expected.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { errorCode, ExpectedProblem } from './expected-problem.ts'

/** The folder of the project, against which relative paths of the settings are resolved. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** Every setting: its default, and in words what it accepts. `.env.example` explains each to people. */
const settings = z.object({
  PORT: z
    .string()
    .default('3000')
    .transform(Number)
    .pipe(z.int().min(0).max(65_535))
    .describe('a whole number from 0 to 65535'),
  HOST: z
    .string()
    .default('127.0.0.1')
    .pipe(z.string().regex(/^[\w.:-]+$/))
    .describe('an address or a host name without a scheme, such as 127.0.0.1 or 0.0.0.0'),
  BASE_URL: z
    .string()
    .optional()
    .pipe(z.url({ protocol: /^https?$/ }).optional())
    .describe('an address that starts with http:// or https://, such as https://crm.example.com'),
  DATA_DIR: z.string().optional().describe('a folder'),
  DATABASE_URL: z
    .string()
    .optional()
    .pipe(z.url({ protocol: /^postgres(ql)?$/ }).optional())
    .describe('an address like postgresql://user:password@host:5432/database'),
  SECRET: z
    .string()
    .optional()
    .pipe(z.string().min(32).optional())
    .describe(
      'at least 32 characters that nobody can guess, such as the output of "openssl rand -base64 32"',
    ),
  DATABASE_CONNECTIONS: z
    .string()
    .default('16')
    .transform(Number)
    .pipe(z.int().min(4).max(1000))
    .describe('a whole number from 4 to 1000'),
  LOG_LEVEL: z
    .string()
    .default('info')
    .pipe(z.enum(logLevels))
    .describe(`one of ${logLevels.join(', ')}`),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    )
    .pipe(z.array(z.string().regex(/^[0-9a-fA-F.:]+(\/\d{1,3})?$|^loopback$/)))
    .describe('addresses or networks divided by commas, such as 10.0.0.0/8 or loopback'),
  REQUESTS_PER_MINUTE: z
    .string()
    .default('3000')
    .transform(Number)
    .pipe(z.int().min(0).max(10_000_000))
    .describe('a whole number; 0 means no limit'),
  COUNT_STATEMENTS: z.enum(['yes', 'no']).default('no').describe('yes or no'),
  NODE_ENV: z.string().optional().describe('production, or nothing'),
})

/** The name of every setting. */
export const settingNames: readonly string[] = Object.keys(settings.shape)

type LogLevel = (typeof logLevels)[number]

export interface Env {
  port: number
  host: string
  /** The address under which people reach this server, without a slash at its end. Links are built from it. */
  baseUrl: string
  /** Absolute. Where the database, the secrets and the files lie. */
  dataDir: string
  /** Whether DATA_DIR was set by a person; then it is never replaced by another folder. */
  dataDirIsSet: boolean
  /** An external PostgreSQL; without it the embedded one is started. */
  databaseUrl: string | undefined
  /** From which several servers derive the same keys; without it, the keys of the data folder are used. */
  secret: string | undefined
  /** How many connections to the database this process may open, reads and writes together. */
  databaseConnections: number
  logLevel: LogLevel
  /** Proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[]
  /** How many requests one person, key or address may send in a minute; 0 is no limit. */
  requestsPerMinute: number
  /** Answers say in `x-statements` how many statements the server sent meanwhile; for the benchmark. */
  countStatements: boolean
  /** Refuses what only belongs on a developer's machine. */
  production: boolean
}

/** Reads `.env` of the project and the environment, which wins. Throws an ExpectedProblem for a wrong value. */
export function loadEnv(
  environment: NodeJS.ProcessEnv = process.env,
  file = path.join(projectRoot, '.env'),
): Env {
  return parseSettings({ ...readEnvFile(file), ...environment })
}

function parseSettings(raw: NodeJS.ProcessEnv): Env {
  const filled = Object.fromEntries(
    Object.entries(raw).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = settings.safeParse(filled)
  if (!parsed.success) throw new ExpectedProblem(explain(String(parsed.error.issues[0]?.path[0]), filled))
  const { PORT, HOST, BASE_URL, DATA_DIR, ...rest } = parsed.data
  return {
    port: PORT,
    host: HOST,
    baseUrl: (BASE_URL ?? `http://${shownHost(HOST)}:${PORT}`).replace(/\/+$/, ''),
    dataDir: path.resolve(projectRoot, DATA_DIR ?? 'data'),
    dataDirIsSet: DATA_DIR !== undefined,
    databaseUrl: rest.DATABASE_URL,
    secret: rest.SECRET,
    databaseConnections: rest.DATABASE_CONNECTIONS,
    logLevel: rest.LOG_LEVEL,
    trustedProxies: rest.TRUSTED_PROXIES,
    requestsPerMinute: rest.REQUESTS_PER_MINUTE,
    countStatements: rest.COUNT_STATEMENTS === 'yes',
    production: rest.NODE_ENV === 'production',
  }
}

function readEnvFile(file: string): NodeJS.ProcessEnv {
  try {
    return parseEnv(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return {}
    throw new ExpectedProblem(
      `The settings file ${file} cannot be read (${errorCode(error)}); mend its permissions or remove it.`,
    )
  }
}

/** Said instead of a value that must not be repeated: the address of the database may hold a password. */
const unspoken: Record<string, string> = { DATABASE_URL: 'not understood', SECRET: 'too short' }

/** One sentence. */
function explain(name: string, raw: Record<string, string | undefined>): string {
  const expected = settings.shape[name as keyof typeof settings.shape].description ?? 'another value'
  const value = unspoken[name] ?? JSON.stringify(raw[name])
  return `The setting ${name} is ${value}, but must be ${expected}.`
}

/** A server that listens everywhere is still reached through the loopback address on its own machine. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
