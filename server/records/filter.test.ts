// SQL answers a filter as memory does, for every kind, operator and nasty value; text, builder and API share this one language.
import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import { entities } from '#contract/entities/list.ts'
import { option } from '#contract/entities/option.ts'
import { tag } from '#contract/entities/tag.ts'
import type { Entity, Values } from '#contract/entity.ts'
import { insertSchema } from '#contract/schemas.ts'
import { fieldValue, filter, type Targets } from '#server/testing/arbitrary.ts'
import { addFieldsOfEveryKind, withFieldsOfNow } from '#server/testing/custom-fields.ts'
import { createTestGround, type TestGround } from '#server/testing/ground.ts'
import { matchesFilter } from '#server/testing/matching.ts'
import { createTestWorkspace, type TestWorkspace } from '#server/testing/workspace.ts'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRecord } from './create.ts'
import { entityIn } from './custom-fields.ts'
import { resolveFilter } from './filter.ts'
import { countRecords, listRecords } from './list.ts'

const RECORDS = 60

describe('filters in SQL and in memory', () => {
  let ground: TestGround
  let acme: TestWorkspace
  let targets: Targets
  /** Contacts have fields of the workspace's own as well, one of each kind. */
  const entityCalled = (name: 'contact' | 'company') => entityIn(acme.admin, entities[name])
  const stored = new Map<string, Map<string, Values>>()
  let categories: ReadonlyMap<unknown, string>

  beforeAll(async () => {
    ground = await createTestGround()
    acme = await createTestWorkspace(ground)
    const tags = await Promise.all(
      ['vip', 'ÄÖ', 'x, y'].map(async (name) => (await createRecord(acme.admin, tag, { name })).record.id),
    )
    const options = (await listRecords(acme.admin, option, { limit: 200 })).items
    categories = new Map(options.map((each) => [each.id, String(each['category'])]))
    const companies: string[] = []
    const choices = await addFieldsOfEveryKind(ground, acme.admin, contact)
    const [admin, rep] = [await withFieldsOfNow(ground, acme.admin), await withFieldsOfNow(ground, acme.rep)]
    acme = { ...acme, admin, rep }
    targets = {
      options: (list) =>
        choices.get(list) ??
        (list === 'tag'
          ? tags
          : options
              .filter((each) => each['list'] === list)
              .map((each) => each.id)
              .slice(0, 4)),
      members: [acme.admin, acme.rep, acme.stranger].map((context) => context.actor.memberId ?? ''),
      records: (entity) => (entity === 'company' ? companies.slice(0, 3) : []),
    }
    for (const entity of [company, entityIn(admin, contact)]) {
      const rows = await fillEntity(acme, entity, targets)
      stored.set(entity.name, rows)
      if (entity.name === 'company') companies.push(...rows.keys())
    }
  }, 120_000)
  afterAll(() => ground.database.close())

  it.each(['contact', 'company'] as const)(
    'agree on %s for random filters',
    async (name) => {
      const entity = entityCalled(name)
      const rows = stored.get(entity.name) ?? new Map<string, Values>()
      await fc.assert(
        fc.asyncProperty(filter(entity, targets), async (asked) => {
          const checked = tryResolve(() => resolveFilter(acme.rep, entity, asked))
          fc.pre(checked !== undefined)
          if (checked === undefined) return
          const expected = [...rows]
            .filter(([, values]) => matchesFilter(entity, checked, values, 'EUR', (id) => categories.get(id)))
            .map(([id]) => id)
          const answered = await listRecords(
            { ...acme.admin, actor: { ...acme.rep.actor, role: 'admin' } },
            entity,
            { filter: asked, limit: 200 },
          )
          expect(answered.items.map((row) => row.id).toSorted()).toEqual(expected.toSorted())
          expect(
            await countRecords({ ...acme.admin, actor: { ...acme.rep.actor, role: 'admin' } }, entity, {
              filter: asked,
            }),
          ).toBe(expected.length)
        }),
        { numRuns: 250 },
      )
    },
    120_000,
  )
})

/** A filter that the API refuses is no filter. */
function tryResolve<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

async function fillEntity(
  acme: TestWorkspace,
  entity: Entity,
  targets: Targets,
): Promise<Map<string, Values>> {
  const rows = new Map<string, Values>()
  const arbitrary = fc.record(
    Object.fromEntries(
      Object.entries(entity.fields)
        .filter(([, def]) => !def.computed)
        .map(([name, def]) => [name, fieldValue(def, targets)]),
    ),
  )
  for (const sample of fc.sample(arbitrary, { numRuns: RECORDS * 3, seed: 7 })) {
    const read = insertSchema(entity).safeParse(sample)
    if (!read.success || rows.size >= RECORDS) continue
    const { record } = await createRecord(acme.admin, entity, read.data)
    rows.set(record.id, record)
  }
  expect(rows.size).toBeGreaterThan(RECORDS / 3)
  return rows
}
