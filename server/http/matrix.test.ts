import type { Operation } from '#contract/operation.ts'
import { accessMap, actions, allOperations } from '#contract/operations.ts'
import { roles } from '#contract/access.ts'
import { entities, type EntityName } from '#contract/entities/list.ts'
import { openApiDocument } from './openapi.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFixtureGround, type FixtureGround } from '#server/testing/fixture.ts'
import { actionCallers, hiddenFields } from '#server/testing/matrix-oracle.ts'
import { matrixParts, runMatrix } from '#server/testing/matrix.ts'

let ground: FixtureGround
beforeAll(async () => {
  ground = await createFixtureGround()
})
afterAll(() => ground.database.close())

const allowed = new Set<string>()

test.each(Object.keys(matrixParts))(
  'the permission matrix over HTTP: %s',
  { timeout: 120_000 },
  async (part) => {
    const result = await runMatrix(ground, ground.fixture, { parts: [part] })
    for (const entry of result.allowed) allowed.add(entry)
    expect(result.findings).toEqual([])
    expect(result.asked).toBeGreaterThan(10)
  },
)

test('every operation is classified', () => {
  const others = Object.values<Operation>(actions).map((operation) => operation.id)
  expect(Object.keys(actionCallers).toSorted()).toEqual(others.toSorted())
})

test('x-access of every operation is what the matrix saw', () => {
  const said = allOperations.flatMap((operation) => {
    const map = accessMap(operation)
    return roles.filter((role) => map !== 'public' && map[role]).map((role) => `${operation.id} ${role}`)
  })
  expect([...allowed].toSorted()).toEqual(said.toSorted())
})

test('x-read-roles of every property says who the field is hidden from', () => {
  const { components } = JSON.parse(JSON.stringify(openApiDocument('https://crm.example.com', '0'))) as {
    components: { schemas: Record<string, { properties: Record<string, { 'x-read-roles'?: string[] }> }> }
  }
  for (const [name, entity] of Object.entries(entities)) {
    const schema = components.schemas[name.charAt(0).toUpperCase() + name.slice(1)]
    for (const field of Object.keys(entity.fields)) {
      const hiddenFrom = roles.filter((role) => hiddenFields[role][name as EntityName] === field)
      const readers = hiddenFrom.length === 0 ? undefined : roles.filter((role) => !hiddenFrom.includes(role))
      expect([name, field, schema?.properties[field]?.['x-read-roles']]).toEqual([name, field, readers])
    }
  }
})
