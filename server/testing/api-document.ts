// The OpenAPI document as tests read it: which operation an address means, what it may answer.
import { z } from 'zod'
import type { Schema } from './json-schema.ts'

const schema = z.record(z.string(), z.unknown())
const content = z.record(z.string(), z.object({ schema }))
const response = z.object({ description: z.string(), content: content.optional() })
const operation = z.object({
  operationId: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean(), schema }),
  ),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), response),
})
const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), schema), responses: z.record(z.string(), response) }),
})

export type DocumentedResponse = z.output<typeof response>
export interface DocumentedOperation {
  readonly id: string
  readonly method: string
  /** With `{id}` for parameters. */
  readonly path: string
  /** Takes a session, and no key stands for it. */
  readonly isPersonal: boolean
  readonly parameters: z.output<typeof operation>['parameters']
  readonly body: Schema | undefined
  readonly responses: Readonly<Record<string, DocumentedResponse>>
}

export interface ApiDocument {
  readonly operations: readonly DocumentedOperation[]
  resolve(reference: string): Schema
  /** What any address may answer, by name. */
  readonly general: Readonly<Record<string, DocumentedResponse>>
  /** The operation of an address, or why there is none. */
  find(method: string, url: string): DocumentedOperation | 'no such method' | 'no such address'
}

export function readDocument(json: unknown): ApiDocument {
  const { paths, components } = document.parse(json)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]): DocumentedOperation => ({
      id: each.operationId,
      method: method.toUpperCase(),
      path,
      isPersonal: each.security?.some((scheme) => 'session' in scheme) ?? false,
      parameters: each.parameters,
      body: each.requestBody?.content['application/json']?.schema,
      responses: each.responses,
    })),
  )
  const patterns = operations.map(
    (each) => new RegExp(`^${each.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  )
  return {
    operations,
    general: components.responses,
    resolve: (reference) => {
      const found = components.schemas[reference.replace('#/components/schemas/', '')]
      if (!found) throw new Error(`the document has no ${reference}`)
      return found
    },
    find: (method, url) => {
      const path = url.split(/[?#]/, 1)[0] ?? ''
      const fitting = operations.filter((_, index) => patterns[index]?.test(path))
      // `/contacts/query` is an address of its own before it is one of `/contacts/{id}`.
      const exact = fitting.filter((each) => each.path === path)
      const here = [...exact, ...fitting].find((each) => each.method === method)
      return here ?? (fitting.length > 0 ? 'no such method' : 'no such address')
    },
  }
}
