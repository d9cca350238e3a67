import { company } from '#contract/entities/company.ts'
import { contact } from '#contract/entities/contact.ts'
import { entityList } from '#contract/entities/list.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createFixtureGround, type FixtureGround } from '#server/testing/fixture.ts'
import { createRecord } from './create.ts'
import { findOrphans, removeSearchOrphans } from './find-orphans.ts'
import { checkDerived } from './rebuild-derived.ts'
import { foldDeltas } from './rollups.ts'
import { repairFigures, wrongFigures } from './verify-figures.ts'

let ground: FixtureGround
beforeAll(async () => {
  ground = await createFixtureGround()
})
afterAll(() => ground.database.close())

const db = () => ground.database.db
const run = (statement: string) => sql.raw(statement).execute(db())

describe('figures', () => {
  test('are those of the records, folded or waiting', async () => {
    expect(await wrongFigures(db())).toBe(0)
    while ((await foldDeltas(db(), 50)) === 50);
    expect(await wrongFigures(db())).toBe(0)
  })

  test.each([
    [
      'a sum that is one too large',
      `update rollup set n = n + 1 where ctid = (select min(ctid) from rollup where owner_id <> 'ffffffff-ffff-ffff-ffff-ffffffffffff')`,
    ],
    [
      'a total that is one too small',
      `update rollup set n = n - 1 where ctid = (select min(ctid) from rollup where owner_id = 'ffffffff-ffff-ffff-ffff-ffffffffffff')`,
    ],
    ['sums that are gone', 'delete from rollup where rollup = 2'],
    [
      'a delta of nothing',
      `insert into rollup_delta select workspace_id, gen_random_uuid(), entity, rollup, owner_id, k, 3 from rollup limit 1`,
    ],
    ['records behind their back', `update contact set deleted_at = now() where first_name = 'Ada'`],
    ['all of them gone', 'delete from rollup'],
  ])('%s is found and repaired', async (_, fault) => {
    while ((await foldDeltas(db())) > 0);
    await run(fault)
    expect(await wrongFigures(db())).toBeGreaterThan(0)
    await repairFigures(db())
    expect(await wrongFigures(db())).toBe(0)
    while ((await foldDeltas(db())) > 0);
    expect(await wrongFigures(db())).toBe(0)
  })

  test('are repaired exactly while others write and fold', async () => {
    const { people, records } = ground.fixture.workspaces[0]
    const write = () =>
      createRecord(people.admin.context, contact, { lastName: 'Busy', statusId: records.options.status })
    await run('update rollup set n = n + 5')
    await Promise.all([
      repairFigures(db()),
      ...Array.from({ length: 25 }, write),
      ...Array.from({ length: 5 }, () => foldDeltas(db(), 20)),
    ])
    expect(await wrongFigures(db())).toBe(0)
  })
})

describe('what is derived from records', () => {
  const check = async (repair = false) => {
    const found = { columns: 0, search: 0 }
    for (const entity of entityList) {
      const { columns, search } = await checkDerived(db(), entity, { repair })
      found.columns += columns
      found.search += search
    }
    return found
  }

  test('is right as the product writes it, the trash included', async () => {
    expect(await check()).toEqual({ columns: 0, search: 0 })
    const { checked } = await checkDerived(db(), contact, { repair: false })
    const rows = await sql<{ count: number }>`select count(*) from contact`.execute(db())
    expect(checked).toBe(rows.rows[0]?.count)
  })

  test.each([
    ['a sort key', `update contact set last_name_key = 'zzz' where first_name = 'Ada'`, 'columns'],
    ['the key of the title', `update company set name_key = '' where name like 'Works%'`, 'columns'],
    ['folded texts', `update contact set folded = folded - 'emails' where first_name = 'Zoe'`, 'columns'],
    ['a base amount', 'update company set annual_revenue_base = annual_revenue_base + 1', 'columns'],
    ['words', `delete from search_word where entity = 1`, 'search'],
    ['the owner of words', 'update search_word set owner_id = null', 'search'],
    ['keys', `delete from search_key where key like 'm/%'`, 'search'],
    [
      'keys that are too many',
      `insert into search_key select workspace_id, 1, 'm/other@people.example', id from contact limit 3`,
      'search',
    ],
    ['terms', `delete from search_term where word like 'of%'`, 'search'],
  ] as const)('%s that went wrong are found and written anew', async (_, fault, part) => {
    await run(fault)
    const found = await check(true)
    expect(found[part]).toBeGreaterThan(0)
    expect(found[part === 'columns' ? 'search' : 'columns']).toBe(0)
    expect(await check()).toEqual({ columns: 0, search: 0 })
  })

  test('goes on over more than one slice', async () => {
    const { context } = ground.fixture.workspaces[1].people.admin
    for (let batch = 0; batch < 21; batch++)
      await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          createRecord(context, company, { name: `Many ${batch} ${index}` }),
        ),
      )
    await run(`update company set name_key = 'x' where name like 'Many%'`)
    const slices: number[] = []
    const found = await checkDerived(db(), company, {
      repair: true,
      progress: (checked) => slices.push(checked),
    })
    expect(found.columns).toBe(1050)
    expect(slices[0]).toBe(1000)
    expect((await checkDerived(db(), company, { repair: false })).columns).toBe(0)
  })
})

describe('what points to nothing', () => {
  beforeEach(async () => {
    await removeSearchOrphans(db())
  })

  test('is not made by the product', async () => {
    expect(await findOrphans(db())).toEqual([])
  })

  test('is found in search, and taken away', async () => {
    await run(
      `insert into search_word select workspace_id, gen_random_uuid(), entity, owner_id, words from search_word limit 2`,
    )
    await run(
      `insert into search_key select workspace_id, entity, key, gen_random_uuid() from search_key limit 3`,
    )
    const found = await findOrphans(db())
    expect(found.reduce((sum, each) => sum + each.count, 0)).toBe(5)
    expect(found.every((each) => each.removable)).toBe(true)
    await removeSearchOrphans(db())
    expect(await findOrphans(db())).toEqual([])
  })

  test.each([
    [
      'contacts whose history ends at another version',
      `update contact set version = version + 1 where first_name = 'Ada'`,
      `update contact set version = version - 1 where first_name = 'Ada'`,
    ],
    [
      'contacts with unknown options in tags',
      `update contact set tags = tags || gen_random_uuid() where first_name = 'Zoe'`,
      `update contact set tags = tags[1:1] where first_name = 'Zoe'`,
    ],
    [
      'contacts with unknown options in statusId',
      `update contact c set status_id = (select id from option o where o.workspace_id = c.workspace_id and list = 'source' limit 1) where first_name = 'Zoe'`,
      `update contact c set status_id = (select id from option o where o.workspace_id = c.workspace_id and list = 'contactStatus' limit 1) where first_name = 'Zoe'`,
    ],
    [
      'contacts that hold in tags what was deleted or merged',
      `update tag set deleted_at = '2099-01-01' where id = (select tags[1] from contact where tags <> '{}' limit 1)`,
      `update tag set deleted_at = null where deleted_at = '2099-01-01'`,
    ],
    [
      'contacts that hold in statusId what was deleted or merged',
      `update option set merged_into = id::text where id = (select status_id from contact limit 1)`,
      `update option set merged_into = null where merged_into = id::text`,
    ],
    [
      'changes of tags that are not there',
      `update change set record_id = gen_random_uuid() where entity = 3 and verb = 1`,
      undefined,
    ],
  ])('%s', async (what, fault, back) => {
    await run(fault)
    expect((await findOrphans(db())).map((each) => each.what)).toContain(what)
    if (back !== undefined) await run(back)
  })
})
