// The API as an OpenAPI 3.1 document: the contract, and by x-access and x-read-roles the map of rights.
import { errors, type ErrorCode, problemSchema } from '#contract/errors.ts'
import { accessMap, allOperations } from '#contract/operations.ts'
import type { Operation } from '#contract/operation.ts'
import type { z } from 'zod'
import { API } from './router.ts'
import { jsonSchema } from './zod-compilers.ts'

type Json = Record<string, unknown>

/** The document; made once, since the contract does not change while the server runs. */
export function openApiDocument(baseUrl: string, version: string): Json {
  const schemas: Record<string, Json> = {}
  const reference = (schema: z.ZodType, io: 'input' | 'output') => hoist(schemas, jsonSchema(schema, io))
  const paths: Record<string, Json> = {}
  for (const operation of allOperations) {
    const path = (paths[API + operation.path] ??= {})
    path[operation.method.toLowerCase()] = documented(operation, reference)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rapport API',
      version,
      description:
        'Everything that the web client can do. Sign in with a session cookie and name the workspace in X-Workspace, or send an API key, which implies it. Errors are problem details (RFC 9457) with a stable code. Addresses that are not in here answer 404, methods that are not 405, and what is no HTTP request 400.',
    },
    servers: [{ url: baseUrl }],
    security: [{ key: [] }, { session: [] }],
    tags: [...new Set(allOperations.map((operation) => operation.tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...schemas, Problem: reference(problemSchema, 'output') && schemas['Problem'] },
      responses: Object.fromEntries(generalErrors.map((code) => [code, generalResponse(code)])),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key from the settings of the workspace' },
        session: { type: 'apiKey', in: 'cookie', name: 'rapport_session' },
      },
    },
  }
}

function documented(
  operation: Operation,
  reference: (schema: z.ZodType, io: 'input' | 'output') => Json,
): Json {
  const access = accessMap(operation)
  const hasBody = operation.method !== 'GET' && operation.method !== 'DELETE' && takesKeys(operation.body)
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    'x-access': access,
    ...(operation.access === 'superuser' ? { 'x-superuser': true } : {}),
    ...securityOf(operation),
    parameters: [
      ...parameters(operation.params, 'path'),
      ...parameters(operation.query, 'query'),
      ...headerParameters(operation),
    ],
    ...(hasBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: reference(operation.body, 'input') } },
          },
        }
      : {}),
    responses: responses(operation, reference),
  }
}

/** Whether a body has any key; a named schema stands behind a reference of its own. */
function takesKeys(body: z.ZodType): boolean {
  const made = jsonSchema(body, 'input')
  const named = ((made['$defs'] ?? {}) as Record<string, Json>)[String(made['$ref']).replace('#/$defs/', '')]
  return Object.keys((named ?? made)['properties'] ?? {}).length > 0
}

/** Where the document's own rule does not hold: for nobody in particular, and for people, whom no key stands for. */
function securityOf(operation: Operation): Json {
  if (operation.access === 'public') return { security: [] }
  return operation.inWorkspace ? {} : { security: [{ session: [] }] }
}

function parameters(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const made = jsonSchema(schema, 'input')
  const required: unknown[] = Array.isArray(made['required']) ? made['required'] : []
  return Object.entries((made['properties'] ?? {}) as Json).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: name === 'filter' ? { type: 'string', description: 'A Filter as JSON' } : each,
  }))
}

function headerParameters(operation: Operation): Json[] {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description,
  })
  return [
    ...(operation.inWorkspace
      ? [header('X-Workspace', 'Id or slug of the workspace; implied by an API key')]
      : []),
    ...(operation.idempotent
      ? [
          header(
            'Idempotency-Key',
            'A retry with the same key creates nothing and answers with what the first try made, as you may see it now',
          ),
        ]
      : []),
    ...(operation.errors.includes('conflict') && operation.method === 'PATCH'
      ? [header('If-Match', 'ETag of the version that the change is based on')]
      : []),
  ]
}

/** Errors that any operation may answer, by what it takes. */
function possibleErrors(operation: Operation): ErrorCode[] {
  const always: ErrorCode[] = ['bad-request', 'too-many-requests', 'internal', 'unavailable', 'invalid']
  const signedIn: ErrorCode[] =
    operation.access === 'public' ? [] : ['not-signed-in', 'not-allowed', 'not-found']
  const writes: ErrorCode[] =
    operation.method === 'GET'
      ? []
      : ['bad-json', 'too-large', 'wrong-content-type', 'wrong-origin', 'disk-full', 'conflict']
  return [
    ...always,
    ...signedIn,
    ...writes,
    ...(operation.access === 'public' ? (['not-found'] as const) : []),
    ...operation.errors,
  ]
}

/** What any address may answer, whether the document has it or not. */
const generalErrors: readonly ErrorCode[] = ['bad-request', 'not-found', 'method-not-allowed']

function generalResponse(code: ErrorCode): Json {
  return { description: `${errors[code].status} ${code}: ${errors[code].text.en}`, content: problemContent }
}

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

function responses(
  operation: Operation,
  reference: (schema: z.ZodType, io: 'input' | 'output') => Json,
): Json {
  const success =
    operation.status === 204
      ? { description: 'Done' }
      : {
          description: 'Success',
          content: { 'application/json': { schema: reference(operation.response, 'output') } },
        }
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of new Set(possibleErrors(operation)))
    byStatus.set(errors[code].status, [...(byStatus.get(errors[code].status) ?? []), code])
  const failures = [...byStatus].map(([status, codes]) => [
    String(status),
    {
      description: codes.map((code) => `${code}: ${errors[code].text.en}`).join(' '),
      'x-codes': codes,
      content: problemContent,
    },
  ])
  return { [String(operation.status)]: success, ...Object.fromEntries(failures) }
}

/** Moves the named parts of a schema to the components, and answers a reference where the schema itself is one. */
function hoist(schemas: Record<string, Json>, made: Json): Json {
  const { $defs, $schema: _schema, ...rest } = made
  for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, Json>))
    schemas[name] ??= repoint(withoutId(definition))
  const { id } = rest
  if (typeof id !== 'string') return repoint(rest)
  schemas[id] ??= repoint(withoutId(rest))
  return { $ref: `#/components/schemas/${id}` }
}

function withoutId(schema: Json): Json {
  const { id: _id, ...rest } = schema
  return rest
}

function repoint(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
}
