import { expect, test } from 'vitest'
import { allOperations } from '#contract/operations.ts'
import { openApiDocument } from './openapi.ts'

interface Documented {
  readonly operationId: string
  readonly responses: Record<string, { readonly 'x-codes'?: readonly string[] }>
  readonly requestBody?: { readonly content: Record<string, { readonly schema: { $ref?: string } }> }
}
interface Parsed {
  readonly paths: Record<string, Record<string, Documented>>
  readonly components: { readonly schemas: Record<string, unknown> }
}
// Written and read once, as a client gets it.
const document = JSON.parse(JSON.stringify(openApiDocument('https://crm.example.com', '1.0.0'))) as Parsed
const documented = Object.values(document.paths).flatMap((path) => Object.values(path))

test('every operation is documented once', () => {
  expect(documented.map((each) => each.operationId).sort()).toEqual(
    allOperations.map((each) => each.id).sort(),
  )
})

test('what creates and changes a record is documented as a named body', () => {
  const bodyOf = (id: string) =>
    documented.find((each) => each.operationId === id)?.requestBody?.content['application/json']?.schema.$ref
  expect(bodyOf('contacts.create')).toBe('#/components/schemas/ContactInsert')
  expect(bodyOf('tags.update')).toBe('#/components/schemas/TagPatch')
  expect(bodyOf('tags.delete')).toBeUndefined()
  expect(bodyOf('members.reactivate')).toBeUndefined()
})

test('every status of a failure names its codes', () => {
  const list = documented.find((each) => each.operationId === 'contacts.list')
  expect(list?.responses['400']?.['x-codes']).toEqual(['bad-request', 'bad-cursor'])
  const unnamed = documented.flatMap((each) =>
    Object.entries(each.responses).filter(
      ([status, { 'x-codes': codes }]) => Number(status) >= 400 && !codes?.length,
    ),
  )
  expect(unnamed).toEqual([])
})

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, target]) => target ?? '',
  )
  const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)
  expect(references.length).toBeGreaterThan(50)
  expect(references.filter((target) => !known.includes(target))).toEqual([])
})
