import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { loadEnv, projectRoot, settingNames } from './env.ts'

const nowhere = path.join(os.tmpdir(), 'no-such-folder', '.env')

test('without any setting the server is for this machine only', () => {
  expect(loadEnv({}, nowhere)).toEqual({
    port: 3000,
    host: '127.0.0.1',
    baseUrl: 'http://127.0.0.1:3000',
    dataDir: path.join(projectRoot, 'data'),
    dataDirIsSet: false,
    databaseUrl: undefined,
    secret: undefined,
    databaseConnections: 16,
    logLevel: 'info',
    trustedProxies: [],
    requestsPerMinute: 3000,
    countStatements: false,
    production: false,
  })
})

test('the environment wins over .env, and an empty value counts as not set', () => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'rapport env ')), '.env')
  fs.writeFileSync(file, 'PORT=4000\nHOST="0.0.0.0"\n# a comment\nLOG_LEVEL=debug\n')
  const env = loadEnv({ PORT: '5000', LOG_LEVEL: ' ' }, file)
  expect(env).toMatchObject({
    port: 5000,
    host: '0.0.0.0',
    logLevel: 'info',
    baseUrl: 'http://127.0.0.1:5000',
  })
  fs.rmSync(path.dirname(file), { recursive: true })
})

test('addresses are shown as a browser wants them', () => {
  expect(loadEnv({ HOST: '::1' }, nowhere).baseUrl).toBe('http://[::1]:3000')
  expect(loadEnv({ BASE_URL: 'https://crm.example.com/' }, nowhere).baseUrl).toBe('https://crm.example.com')
})

test.each([
  ['PORT', 'abc', 'The setting PORT is "abc", but must be a whole number from 0 to 65535.'],
  ['PORT', '70000', 'The setting PORT is "70000", but must be a whole number from 0 to 65535.'],
  ['PORT', '1e3.5', 'The setting PORT is "1e3.5", but must be a whole number from 0 to 65535.'],
  [
    'HOST',
    'http://x',
    'The setting HOST is "http://x", but must be an address or a host name without a scheme',
  ],
  [
    'BASE_URL',
    'crm.example.com',
    'The setting BASE_URL is "crm.example.com", but must be an address that starts with',
  ],
  ['LOG_LEVEL', 'loud', 'The setting LOG_LEVEL is "loud", but must be one of fatal, error'],
  [
    'DATABASE_CONNECTIONS',
    '2',
    'The setting DATABASE_CONNECTIONS is "2", but must be a whole number from 4 to 1000.',
  ],
  [
    'TRUSTED_PROXIES',
    'everyone',
    'The setting TRUSTED_PROXIES is "everyone", but must be addresses or networks',
  ],
])('a wrong %s (%s) names itself and what is expected', (name, value, sentence) => {
  expect(() => loadEnv({ [name]: value }, nowhere)).toThrow(sentence)
})

test('a wrong DATABASE_URL is refused without repeating its password', () => {
  expect(() => loadEnv({ DATABASE_URL: 'mysql://a:hunter2@b/c' }, nowhere)).toThrow(
    'The setting DATABASE_URL is not understood, but must be an address like postgresql://user:password@host:5432/database.',
  )
})

test('a SECRET that can be guessed is refused without repeating it', () => {
  expect(() => loadEnv({ SECRET: 'hunter2' }, nowhere)).toThrow(
    'The setting SECRET is too short, but must be at least 32 characters',
  )
})

test('.env.example explains every setting', () => {
  const example = fs.readFileSync(path.join(projectRoot, '.env.example'), 'utf8')
  // NODE_ENV is no setting of ours; hosters set it.
  for (const name of settingNames.filter((each) => each !== 'NODE_ENV'))
    expect(example).toMatch(new RegExp(`^# ${name}=`, 'm'))
})
