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

test('an error is told without what it carries along', () => {
  const carried = {
    code: '23505',
    detail: 'Key (email)=(ann@example.com) already exists',
    client: { port: 5432 },
  }
  const cause = Object.assign(new Error('inner'), { client: 1 })
  const error = Object.assign(new Error('duplicate key', { cause }), carried)
  const line = logged({ err: error })
  expect(JSON.parse(line)).toMatchObject({
    err: { message: 'duplicate key', code: '23505', cause: { message: 'inner' } },
  })
  expect(line).not.toContain('ann@example.com')
  expect(line).not.toContain('5432')
})
