// The OpenAPI document as this page reads it: the parts that are shown, and how its references are followed.
import type { Role } from '#contract/access.ts'
import type { ErrorCode } from '#contract/errors.ts'

export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly description?: string
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly 'x-read-roles'?: readonly Role[]
}

export interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: Schema
}

interface Response {
  readonly description: string
  readonly 'x-codes'?: readonly ErrorCode[]
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>
}

interface DocumentedOperation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly 'x-access': 'public' | Readonly<Partial<Record<Role, true>>>
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
  readonly responses: Readonly<Record<string, Response>>
}

export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly tags: readonly { readonly name: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** An operation with all that its page shows. */
export interface ApiOperation {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly tag: string
  readonly summary: string
  /** Roles that may call it; null for everyone without signing in. */
  readonly roles: readonly Role[] | null
  readonly parameters: readonly Parameter[]
  readonly body: Schema | undefined
  readonly success: { readonly status: string; readonly schema: Schema | undefined }
  readonly failures: readonly { readonly status: string; readonly codes: readonly ErrorCode[] }[]
}

/** All operations under their tags: those on records first, the others as the document has them. */
export function operationsByTag(
  document: ApiDocument,
  first: readonly string[] = [],
): ReadonlyMap<string, readonly ApiOperation[]> {
  const tags = new Set([...first, ...document.tags.map(({ name }) => name)])
  const groups = new Map<string, ApiOperation[]>([...tags].map((tag) => [tag, []]))
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, documented] of Object.entries(methods)) {
      const operation = toOperation(path, method, documented)
      groups.set(operation.tag, [...(groups.get(operation.tag) ?? []), operation])
    }
  }
  return groups
}

function toOperation(path: string, method: string, documented: DocumentedOperation): ApiOperation {
  const access = documented['x-access']
  const answers = Object.entries(documented.responses)
  const [status = '200', success] = answers.find(([each]) => each.startsWith('2')) ?? []
  return {
    id: documented.operationId,
    method: method.toUpperCase(),
    path,
    tag: documented.tags[0] ?? '',
    summary: documented.summary,
    roles: access === 'public' ? null : (Object.keys(access) as Role[]),
    parameters: documented.parameters ?? [],
    body: documented.requestBody?.content['application/json']?.schema,
    success: { status, schema: success?.content?.['application/json']?.schema },
    failures: answers
      .filter(([each]) => !each.startsWith('2'))
      .map(([each, answer]) => ({ status: each, codes: answer['x-codes'] ?? [] })),
  }
}

/** Operations whose words hold every word of the text: method, address, summary, name. */
export function findOperations(operations: readonly ApiOperation[], text: string): ApiOperation[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return operations.filter((each) => {
    const own = `${each.method} ${each.path} ${each.summary} ${each.id}`.toLowerCase()
    return words.every((word) => own.includes(word))
  })
}

/** The schema itself, behind any references. */
export function resolve(schema: Schema, document: ApiDocument): Schema {
  const name = nameOfReference(schema)
  const target = name === undefined ? undefined : document.components.schemas[name]
  return target ? resolve(target, document) : schema
}

/** Name of the schema that is referred to, such as `Contact`. */
export function nameOfReference(schema: Schema): string | undefined {
  return schema.$ref?.split('/').at(-1)
}

/** The alternatives that say something, without null and the empty text, and whether null was among them. */
export function alternativesOf(schema: Schema): {
  readonly choices: readonly Schema[]
  readonly isNullable: boolean
} {
  const all = (schema.anyOf ?? schema.oneOf ?? []).flatMap((each) => each.anyOf ?? [each])
  const choices = all.filter((each) => each.type !== 'null' && each.const !== '')
  return { choices, isNullable: choices.length < all.length }
}
