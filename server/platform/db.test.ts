import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#server/testing/cluster.ts'
import { connectClient, transaction } from './db.ts'
import { keptPlan } from './kept-plans.ts'

interface Tables {
  counter: { id: number; n: number }
}

let database: TestDatabase<Tables>
beforeAll(async () => {
  database = await createTestDatabase<Tables>()
  const owner = await connectClient(database.owner)
  await owner.query('create table counter (id int primary key, n bigint not null)')
  await owner.query(`grant select, insert, update, delete on counter to public`)
  await owner.query('insert into counter values (1, 0), (2, 0)')
  await owner.end()
})
afterAll(() => database.close())

async function value(expression: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(
    database.readDb,
  )
  return rows[0]?.value
}

test.each([
  ['9007199254740991::int8', 9_007_199_254_740_991],
  ['12.50::numeric', 12.5],
  [`date '2024-02-29'`, '2024-02-29'],
  [`timestamptz '2024-02-29 23:30:00+05:30'`, '2024-02-29T18:00:00.000Z'],
  [`timestamptz(3) '2024-02-29 23:30:00.12Z'`, '2024-02-29T23:30:00.120Z'],
  [`timestamptz '0001-01-01 00:00:00Z'`, '0001-01-01T00:00:00.000Z'],
  [`array[1::int8, null]`, [1, null]],
  [`array[timestamptz '2024-02-29 23:30:00Z', null]`, ['2024-02-29T23:30:00.000Z', null]],
  [`array[date '2024-02-29']`, ['2024-02-29']],
  [`array['a,b', '"']::text[]`, ['a,b', '"']],
  [`'{}'::uuid[]`, []],
  [
    `array['018f0000-0000-7000-8000-000000000001', null, '018f0000-0000-7000-8000-000000000002']::uuid[]`,
    ['018f0000-0000-7000-8000-000000000001', null, '018f0000-0000-7000-8000-000000000002'],
  ],
  [`'{"a": 1}'::jsonb`, { a: 1 }],
  ['null::timestamptz', null],
])('%s is read as %j', async (expression, expected) => {
  expect(await value(expression)).toEqual(expected)
})

test.each(['9007199254740992::int8', `timestamptz '12024-01-01'`, `timestamptz 'infinity'`])(
  '%s is an error and not a wrong value',
  async (expression) => {
    await expect(value(expression)).rejects.toThrow(RangeError)
  },
)

test('reads cannot write, and one over its budget is cancelled', async () => {
  const write = database.readDb.updateTable('counter').set({ n: 1 }).execute()
  await expect(write).rejects.toMatchObject({ code: '25006' })
  const slow = sql`select pg_sleep(5)`.execute(database.readDb)
  await expect(slow).rejects.toMatchObject({ code: '57014' })
  expect(await value('1')).toBe(1)
})

test('a statement that asks for it is planned once, in transactions too; all others for their values', async () => {
  const kept = (db: Kysely<Tables>, id: number) =>
    sql<{ n: number }>`${keptPlan} select n from counter where id = ${id}`.execute(db)
  const other = (db: Kysely<Tables>, id: number) =>
    sql`select n from counter where id = ${id} and n >= 0`.execute(db)
  await database.db.transaction().execute(async (trx) => {
    for (let turn = 0; turn < 8; turn++) {
      expect((await kept(trx, 1)).rows).toHaveLength(1)
      expect((await kept(trx, 3)).rows).toHaveLength(0)
      await other(trx, 1)
    }
    const { rows } = await sql<{ generic: number; custom: number }>`
      select generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements where statement like '%from counter%'`.execute(
      trx,
    )
    expect(rows).toEqual([{ generic: 11, custom: 5 }])
  })
})

test('no more plans are kept than a connection has room for', async () => {
  await database.db.transaction().execute(async (trx) => {
    for (let turn = 0; turn < 300; turn++) await sql`${keptPlan} select ${sql.lit(turn)}`.execute(trx)
    const { rows } = await sql<{
      kept: number
    }>`select count(*)::int as kept from pg_prepared_statements`.execute(trx)
    expect(rows[0]?.kept).toBeLessThanOrEqual(120)
  })
})

test('a plan that is not asked for any more gives its place to one that is', async () => {
  await database.db.transaction().execute(async (trx) => {
    const ask = (text: string) => sql`${keptPlan} select ${sql.lit(text)}`.execute(trx)
    const isKept = async (text: string) => {
      const { rows } = await sql<{
        found: boolean
      }>`select exists (select from pg_prepared_statements where position(${text} in statement) > 0) as found`.execute(
        trx,
      )
      return rows[0]?.found
    }
    for (let turn = 0; turn < 130; turn++) await ask(`early ${turn}`)
    await ask('crowded out')
    expect(await isKept('crowded out')).toBe(false)
    for (let turn = 0; turn < 2200; turn++) await ask('early 1')
    await ask('comes later')
    await ask('early 1')
    expect([await isKept('comes later'), await isKept('early 1')]).toEqual([true, true])
    const { rows } = await sql<{
      kept: number
    }>`select count(*)::int as kept from pg_prepared_statements`.execute(trx)
    expect(rows[0]?.kept).toBeLessThanOrEqual(120)
  })
})

test('a transaction that gives way to another is run again', async () => {
  const add = () =>
    transaction(database.db, async (trx) => {
      await sql`set transaction isolation level repeatable read`.execute(trx)
      const { n } = await trx.selectFrom('counter').select('n').where('id', '=', 1).executeTakeFirstOrThrow()
      await trx
        .updateTable('counter')
        .set({ n: n + 1 })
        .where('id', '=', 1)
        .execute()
    })
  await Promise.all([add(), add(), add()])
  const row = await database.readDb.selectFrom('counter').select('n').where('id', '=', 1).executeTakeFirst()
  expect(row).toEqual({ n: 3 })
})

test('two transactions that wait for one another both succeed', async () => {
  const bump = (first: number, second: number) =>
    transaction(database.db, async (trx) => {
      for (const id of [first, second]) {
        await trx
          .updateTable('counter')
          .set({ n: sql`n + 1` })
          .where('id', '=', id)
          .execute()
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    })
  const before = await value('(select sum(n) from counter)::int')
  await Promise.all([bump(1, 2), bump(2, 1)])
  expect(await value('(select sum(n) from counter)::int')).toBe(Number(before) + 4)
})

test('an error that is none of these ends the transaction at once, and nothing of it stays', async () => {
  let runs = 0
  const attempt = transaction(database.db, async (trx) => {
    runs++
    await trx.insertInto('counter').values({ id: 3, n: 0 }).execute()
    throw new Error('changed my mind')
  })
  await expect(attempt).rejects.toThrow('changed my mind')
  expect(runs).toBe(1)
  expect(await value('(select count(*) from counter where id = 3)')).toBe(0)
})

test('statements are counted without begin and commit, and can be listened to', async () => {
  const heard: string[] = []
  const before = database.statementCount()
  const stop = database.onStatement((text) => heard.push(text))
  await transaction(database.db, (trx) => trx.selectFrom('counter').select('n').execute())
  stop()
  await value('1')
  expect(heard).toEqual(['select "n" from "counter"'])
  expect(database.statementCount() - before).toBe(2)
})

test('connections that were cut are made anew', async () => {
  await value('1')
  const owner = await connectClient(database.owner)
  const all = `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and pid <> pg_backend_pid()`
  await owner.query(all, [database.name]).catch(() => {})
  await owner.end()
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(await value('2')).toBe(2)
})
