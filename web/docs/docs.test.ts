import { expect, test } from 'vitest'
import { alternativesOf, findOperations, operationsByTag, type ApiDocument } from './api-document.ts'
import { exampleOf, leastExampleOf } from './example-value.ts'
import { firstBody } from './fill-body.ts'
import { en } from './locales/en.ts'
import { es } from './locales/es.ts'
import { buildRequest, curlOf, pretty } from './request.ts'
import { limitWords, typeWords } from './schema-words.ts'

const session = { by: 'session', key: '', workspace: 'acme' } as const
const document: ApiDocument = {
  info: { title: 'Rapport API', version: '1', description: '' },
  tags: [{ name: 'session' }, { name: 'contacts' }],
  paths: {
    '/api/v1/session': {
      get: {
        operationId: 'session.get',
        tags: ['session'],
        summary: 'Who I am',
        'x-access': 'public',
        responses: { '204': { description: 'Done' } },
      },
    },
    '/api/v1/contacts/{id}': {
      patch: {
        operationId: 'contacts.update',
        tags: ['contacts'],
        summary: 'Change fields of a contact',
        'x-access': { admin: true, rep: true },
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
          { name: 'fields', in: 'query', required: false, schema: { type: 'string', maxLength: 2000 } },
          { name: 'X-Workspace', in: 'header', required: false, schema: { type: 'string' } },
          { name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } },
        ],
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/ContactPatch' } } },
        },
        responses: {
          '200': {
            description: '',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } },
          },
          '409': { description: '', 'x-codes': ['conflict'] },
        },
      },
    },
  },
  components: {
    schemas: {
      ContactPatch: {
        type: 'object',
        properties: {
          firstName: {
            anyOf: [{ type: 'null' }, { type: 'string', const: '' }, { type: 'string', maxLength: 100 }],
          },
          statusId: { type: 'string', format: 'uuid' },
          emails: {
            anyOf: [
              { type: 'null' },
              {
                type: 'array',
                maxItems: 20,
                items: { type: 'object', properties: { value: { type: 'string' } } },
              },
            ],
          },
        },
        required: ['statusId'],
      },
      Tree: {
        type: 'object',
        properties: {
          name: { type: 'string' },
          below: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
        },
      },
    },
  },
}
const update = operationsByTag(document).get('contacts')?.[0]
if (!update) throw new Error('the document has no contacts')

test('operations stand under their tags, those asked for first, and are found by any of their words', () => {
  expect([...operationsByTag(document, ['contacts']).keys()]).toEqual(['contacts', 'session'])
  expect(update).toMatchObject({
    method: 'PATCH',
    roles: ['admin', 'rep'],
    failures: [{ status: '409', codes: ['conflict'] }],
  })
  const all = [...operationsByTag(document).values()].flat()
  expect(findOperations(all, 'patch CONTACT').map((each) => each.id)).toEqual(['contacts.update'])
  expect(findOperations(all, 'nowhere')).toEqual([])
})

test('examples follow the schema and end in schemas that hold themselves', () => {
  const body = update.body ?? {}
  expect(exampleOf(body, document)).toMatchObject({
    firstName: 'Ada',
    emails: [{ value: 'ada@example.com' }],
  })
  expect(Object.keys(leastExampleOf(body, document) as object)).toEqual(['statusId'])
  expect(JSON.stringify(exampleOf({ $ref: '#/components/schemas/Tree' }, document))).toContain('below')
})

test('a first body without data of the workspace is still JSON', () => {
  expect(JSON.parse(firstBody(update, document, undefined))).toHaveProperty('statusId')
})

test('a type is said in words, with null and without the empty text', () => {
  const text = (key: string, values?: object) => [key, ...Object.values(values ?? {})].join(' ')
  const name = document.components.schemas['ContactPatch']?.properties?.['firstName'] ?? {}
  expect(alternativesOf(name)).toEqual({ choices: [{ type: 'string', maxLength: 100 }], isNullable: true })
  expect(typeWords(name, text)).toBe('typeText or null')
  expect(limitWords(name, text)).toEqual(['atMostLetters 100'])
})

test('a request carries what was filled in, and who asks', () => {
  const values = { id: 'a/b', fields: ' ', 'If-Match': '"v1"' }
  const request = buildRequest(update, values, '{}', session, 'https://crm.example.com')
  expect(request.url).toBe('https://crm.example.com/api/v1/contacts/a%2Fb')
  expect(request.headers).toEqual({
    'X-Workspace': 'acme',
    'If-Match': '"v1"',
    'Content-Type': 'application/json',
  })
  const byKey = buildRequest(update, values, '{}', { by: 'key', key: ' abc ', workspace: 'acme' }, '')
  expect(byKey.headers['Authorization']).toBe('Bearer abc')
  expect(byKey).toMatchObject({ withCookie: false })
  expect(byKey.headers).not.toHaveProperty('X-Workspace')
})

test('a command survives quotes', () => {
  const request = buildRequest(update, { id: '1' }, `{"firstName":"O'Hara"}`, session, '')
  expect(curlOf(request)).toContain(String.raw`-d '{"firstName":"O'\''Hara"}'`)
})

test('an answer that is no JSON is shown as it is', () => {
  expect(pretty('<html>')).toBe('<html>')
  expect(pretty('{"a":1}')).toBe('{\n  "a": 1\n}')
})

test('S149 every text of the documentation exists in both languages with the same placeholders', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\{[^}]+\}\}/g)].map(([hit]) => hit).sort()
  expect(Object.keys(es).filter((key) => !key.endsWith('_many'))).toEqual(Object.keys(en))
  for (const key of Object.keys(en) as (keyof typeof en)[])
    expect({ key, in: placeholders(es[key]) }).toEqual({ key, in: placeholders(en[key]) })
})
