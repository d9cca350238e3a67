import { beforeAll, describe, expect, test } from 'vitest'
import { openApiDocument } from '#server/http/openapi.ts'
import { type ApiDocument, readDocument } from './api-document.ts'
import { type HostileAnswer, wrongWith } from './hostile-check.ts'
import type { HostileRequest } from './hostile-shape.ts'
import { misfit } from './json-schema.ts'

let document: ApiDocument
beforeAll(() => {
  document = readDocument(JSON.parse(JSON.stringify(openApiDocument('https://crm.example.com', '0'))))
})

const request: HostileRequest = {
  method: 'POST',
  url: '/api/v1/contacts/count',
  headers: {},
  body: Buffer.from('{}'),
}
const problem = { type: 'x', title: 'x', status: 422, code: 'invalid' }
const json = (value: unknown, status = 200, type = 'application/json; charset=utf-8'): HostileAnswer => ({
  status,
  type,
  body: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
})
const refusal = (value: unknown, status: number) => json(value, status, 'application/problem+json')

describe('a check of answers that could not fail would be worth nothing', () => {
  test('answers as the document has them pass', () => {
    expect(wrongWith(document, request, json({ value: 3 }))).toBeUndefined()
    expect(wrongWith(document, request, refusal(problem, 422))).toBeUndefined()
    const unknown = { ...request, url: '/api/v1/nothing' }
    expect(wrongWith(document, unknown, refusal({ ...problem, status: 404 }, 404))).toBeUndefined()
    const put = { ...request, method: 'PUT' }
    expect(wrongWith(document, put, refusal({ ...problem, status: 405 }, 405))).toBeUndefined()
  })

  test.each([
    ['an error of ours', refusal({ ...problem, status: 500 }, 500)],
    ['a status that is not described', json({ value: 3 }, 201)],
    ['another content type', json({ value: 3 }, 200, 'text/html')],
    ['no content type', { status: 200, type: undefined, body: Buffer.from('{"value":3}') }],
    ['no JSON', json('value')],
    ['a value of another type', json({ value: '3' })],
    ['a missing member', json({})],
    ['a member more', json({ value: 3, query: 'x' })],
    ['a problem without its code', refusal({ ...problem, code: undefined }, 422)],
    ['a word of the database', refusal({ ...problem, detail: 'syntax error at or near "x"' }, 422)],
    ['the name of a table', refusal({ ...problem, detail: 'in search_word' }, 422)],
    ['a stack', refusal({ ...problem, detail: 'Error: x\n    at f (/a/b.ts:3:1)' }, 422)],
    ['a code of the framework', refusal({ ...problem, code: 'FST_ERR_BAD_URL' }, 400)],
  ])('%s does not', (_, answer) => {
    expect(wrongWith(document, request, answer)).toEqual(expect.any(String))
  })

  test('what the request itself said may be said back', () => {
    const said = { ...request, body: Buffer.from('{"name":"select"}') }
    expect(wrongWith(document, said, refusal({ ...problem, detail: 'select' }, 422))).toBeUndefined()
    expect(wrongWith(document, request, refusal({ ...problem, detail: 'select' }, 422))).toEqual(
      expect.any(String),
    )
  })

  test('an unknown address may not answer as if it were known', () => {
    const unknown = { ...request, url: '/api/v1/nothing' }
    expect(wrongWith(document, unknown, json({ value: 3 }))).toEqual(expect.any(String))
  })

  test('a keyword that the check of schemas does not know is no silent yes', () => {
    expect(misfit({ type: 'string', pattern: '^a' }, 'b', () => ({}))).toContain('pattern')
  })
})
