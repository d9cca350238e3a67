import { expect, test } from 'vitest'
import { createLog } from './log.ts'

function logged(entry: object): string {
  let line = ''
  createLog('info', { write: (text) => (line += text) }).info(entry, 'hello')
  return line
}

test('secrets never reach the log, at any of the depths that requests have', () => {
  const secret = 'correct horse battery staple'
  const headers = { cookie: secret, authorization: secret, 'set-cookie': secret, 'x-api-key': secret }
  const line = logged({
    password: secret,
    body: { password: secret, token: secret },
    req: { headers },
    headers,
  })
  expect(line).toContain('hello')
  expect(line).not.toContain(secret)
  expect(line).toContain('[hidden]')
})

test('what is not secret stays readable', () => {
  expect(JSON.parse(logged({ path: '/api/v1/contacts' }))).toMatchObject({
    path: '/api/v1/contacts',
    msg: 'hello',
  })
})
